#include "project/read_project.h"

namespace project {
namespace {

constexpr vtl::DiagnosticCode kCodes[] = {
    {"PRJ001", "a configuration cannot be read",
     "The file is not what its tool takes, or it goes beyond a limit, which is then named. The "
     "rest of the project is read."},
    {"PRJ002", "a file that is named is not there",
     "A template, schema, nested stack or variable file. Names are compared exactly, as on the "
     "machines that deploy. Files outside of "
     "the project's folder are not read, links included."},
    {"PRJ003", "a data source that is not defined",
     "A resolver or a function names a data source that the API does not have."},
    {"PRJ004", "two resolvers for one field",
     "A field has one resolver. The Serverless plugin of version 1 takes the later one in silence; "
     "other tools fail to deploy."},
    {"PRJ005", "a function that is not defined",
     "A pipeline names a function that the API does not have."},
    {"PRJ006", "a value is open",
     "A placeholder, a variable or a reference has no value and reaches a template. `${Name}` in a "
     "template file is a substitution "
     "exactly when it is listed; else it is a reference of Velocity. Under Fn::Sub each `${Name}` "
     "must be known, and `${!Name}` gives "
     "the text `${Name}`. --value and --substitute set values."},
    {"PRJ007", "not supported",
     "Something that only running the tool can tell: a macro, a function, a configuration in "
     "JavaScript. The help says what to do."},
    {"PRJ008", "the schema has no such field",
     "A resolver stands for a type or a field that the schema does not define."},
    {"PRJ009", "defined and not used", "No resolver uses this function or data source."},
    {"PRJ010", "a template that no resolver uses",
     "The file lies where templates come from, and nothing names it."},
    {"PRJ011", "a pipeline that AppSync refuses",
     "A pipeline has 1 to 10 functions. A unit resolver has none, and a pipeline must name some."},
    {"PRJ012", "a substitution that no template uses", "No template holds its placeholder."},
    {"PRJ013", "a half of the templates is missing",
     "Every data source but a Lambda function needs a request and a response template."},
    {"PRJ014", "a key that the tool does not know",
     "It resembles one that the tool does know, so it is probably misspelt; the tool ignores it. "
     "Or a resolver has templates and code."},
    {"PRJ015", "no project, or not all of it",
     "Nothing here is a project that vtlsim can read, or a tool has to write its output first "
     "(`cdk synth`, `amplify api gql-compile`, "
     "`terraform show -json`)."},
    {"PRJ016", "a limit of AppSync",
     "A template has more than 64 KB, or one name stands for two functions with different data "
     "sources."},
};

}  // namespace

std::span<const vtl::DiagnosticCode> project_codes() {
  return kCodes;
}

}  // namespace project
