#include <algorithm>

#include "dynamodb/operation/operations.h"

namespace dynamodb {
namespace {

// An ARN needs five colons and a slash to be looked at at all.
bool is_like_arn(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && slash + 1 < text.size() &&
         std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(slash), ':') >= 5;
}

bool is_table_arn(std::string_view text) {
  if (!text.starts_with("arn:aws:dynamodb:")) return false;
  const std::size_t place = text.find(":table/");
  if (place == std::string_view::npos) return false;
  const std::string_view name = text.substr(place + 7);
  return name.size() >= 3 && name.find('/') == std::string_view::npos;
}

Error not_an_arn(const std::string& text) {
  return validation_error("Invalid TableArn: Invalid ResourceArn provided as input " + text);
}

Check check_arn(Engine& engine, const Json& request, const char* operation) {
  const std::string* arn = request.text("ResourceArn");
  if (arn == nullptr) return validation_error("Invalid TableArn");
  const bool is_list = std::string_view(operation) == "ListTagsOfResource";
  if (!is_list && !arn->empty() && arn->find(':') == std::string::npos) return not_an_arn(*arn);
  if (!is_like_arn(*arn)) {
    return Error{"AccessDeniedException",
                 "User: arn:aws:iam::" + engine.options().account +
                     ":user/local is not authorized to perform: dynamodb:" + operation +
                     " on resource: " + (arn->empty() ? "*" : *arn)};
  }
  return std::nullopt;
}

Check check_table_arn(const std::string& arn) {
  if (is_table_arn(arn)) return std::nullopt;
  return not_an_arn(arn);
}

std::string name_in(const std::string& arn) {
  return arn.substr(arn.rfind('/') + 1);
}

Expected<Table*> find_table(Engine& engine, const std::string& arn, const std::string& message) {
  auto table = engine.table(name_in(arn));
  if (!table) return Error{"ResourceNotFoundException", message};
  return table;
}

}  // namespace

Expected<Json> tag_resource(Engine& engine, const Json& request) {
  if (Check check = check_arn(engine, request, "TagResource")) return *check;
  const Json* tags = request.find("Tags");
  if (tags == nullptr) {
    return validation_error(
        "1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member "
        "must not be null");
  }
  const std::string& arn = *request.text("ResourceArn");
  if (Check check = check_table_arn(arn)) return *check;
  if (tags->as_array()->empty()) {
    return validation_error("Atleast one Tag needs to be provided as Input.");
  }
  const Engine::Guard guard(engine);
  const auto table =
      find_table(engine, arn, "Requested resource not found: ResourcArn: " + arn + " not found");
  if (!table) return table.error();
  for (const Json& tag : *tags->as_array()) {
    const std::string* key = tag.text("Key");
    std::erase_if((*table)->tags, [&](const Json& other) {
      return key != nullptr && other.text("Key") != nullptr && *other.text("Key") == *key;
    });
    (*table)->tags.push_back(tag);
  }
  engine.save(**table);
  return Json("");
}

Expected<Json> untag_resource(Engine& engine, const Json& request) {
  if (Check check = check_arn(engine, request, "UntagResource")) return *check;
  const Json* keys = request.find("TagKeys");
  if (keys == nullptr) {
    return validation_error(
        "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member "
        "must not be null");
  }
  const std::string& arn = *request.text("ResourceArn");
  if (Check check = check_table_arn(arn)) return *check;
  if (keys->as_array()->empty()) {
    return validation_error("Atleast one Tag Key needs to be provided as Input.");
  }
  const Engine::Guard guard(engine);
  const auto table = find_table(engine, arn, "Requested resource not found");
  if (!table) return table.error();
  for (const Json& key : *keys->as_array()) {
    std::erase_if((*table)->tags, [&](const Json& tag) {
      return tag.text("Key") != nullptr && key.as_string() != nullptr &&
             *tag.text("Key") == *key.as_string();
    });
  }
  engine.save(**table);
  return Json("");
}

Expected<Json> list_tags_of_resource(Engine& engine, const Json& request) {
  if (Check check = check_arn(engine, request, "ListTagsOfResource")) return *check;
  const std::string& arn = *request.text("ResourceArn");
  if (Check check = check_table_arn(arn)) return *check;
  const Engine::Guard guard(engine);
  auto table = engine.table(name_in(arn));
  if (!table) {
    return Error{"AccessDeniedException",
                 "User: arn:aws:iam::" + engine.options().account +
                     ":user/local is not authorized to perform: dynamodb:ListTagsOfResource on "
                     "resource: " +
                     arn};
  }
  JsonArray tags = (*table)->tags;
  std::sort(tags.begin(), tags.end(),
            [](const Json& a, const Json& b) { return *a.text("Key") < *b.text("Key"); });
  Json answer = Json::object();
  answer.add("Tags", Json(std::move(tags)));
  return answer;
}

}  // namespace dynamodb
