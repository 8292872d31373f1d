#include "testkit/resolver_files/template_names.h"

#include <doctest/doctest.h>

using vtlsim::parse_template_name;
using vtlsim::TemplateRole;

TEST_CASE("the names that people use for templates") {
  auto request = parse_template_name("Query.getMessages.req.vtl");
  REQUIRE(request);
  CHECK(request->stem == "Query.getMessages");
  CHECK(request->role == TemplateRole::request);
  CHECK(request->slot.empty());
  CHECK(parse_template_name("Query.getMessages.res.vtl")->role == TemplateRole::response);
  CHECK(parse_template_name("Query.getMessages.request.vtl")->stem == "Query.getMessages");
  CHECK(parse_template_name("Query.getMessages.response.vtl")->role == TemplateRole::response);
  CHECK(parse_template_name("Mutation.x.before.vtl")->role == TemplateRole::before);
  CHECK(parse_template_name("Mutation.x.after.vtl")->role == TemplateRole::after);
  CHECK(parse_template_name("putThread.req.vtl")->stem == "putThread");
  CHECK_FALSE(parse_template_name("Query.getMessages.vtl"));
  CHECK_FALSE(parse_template_name(".req.vtl"));
  CHECK_FALSE(parse_template_name("x.resolver.json"));
}

TEST_CASE("Amplify's slots") {
  auto slot = parse_template_name("Mutation.x.init.1.req.vtl");
  REQUIRE(slot);
  CHECK(slot->stem == "Mutation.x");
  CHECK(slot->slot == "init");
  CHECK(slot->slot_number == 1);
  // A number behind another word is part of the stem.
  CHECK(parse_template_name("Mutation.x.v.2.req.vtl")->stem == "Mutation.x.v.2");
}

TEST_CASE("slots run in Amplify's order, the data source between pre and post") {
  constexpr const char* kOrder[] = {"init", "preAuth", "auth", "postAuth", "preUpdate"};
  int last = 0;
  for (const char* name : kOrder) {
    auto rank = vtlsim::slot_rank(name);
    REQUIRE(rank);
    CHECK(*rank > last);
    last = *rank;
  }
  CHECK(last < vtlsim::kDataSourceRank);
  CHECK(*vtlsim::slot_rank("postUpdate") > vtlsim::kDataSourceRank);
  CHECK(*vtlsim::slot_rank("postDataLoad") > vtlsim::kDataSourceRank);
  CHECK(*vtlsim::slot_rank("finish") > *vtlsim::slot_rank("postDataLoad"));
  CHECK_FALSE(vtlsim::slot_rank("somewhere"));
}

TEST_CASE("type and field of a stem") {
  CHECK(vtlsim::field_of("Mutation.x").type == "Mutation");
  CHECK(vtlsim::field_of("Mutation.x").field == "x");
  CHECK(vtlsim::field_of("putThread").type.empty());
  CHECK(vtlsim::field_of("a.b.c").type.empty());
}
