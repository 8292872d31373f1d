// The namespaces of this folder, one per file, as constant data that needs no code before main;
// all_namespaces.cpp puts them in order.
#pragma once

#include "vtl/method.h"

namespace appsync {

extern const vtl::HostNamespace kUtilNamespace;
/// $util with isNullOrEmpty and its relatives taking any Object, see
/// Compatibility::empty_checks_take_collections.
extern const vtl::HostNamespace kLenientUtilNamespace;
extern const vtl::HostNamespace kTimeNamespace;
extern const vtl::HostNamespace kListNamespace;
extern const vtl::HostNamespace kMapNamespace;
extern const vtl::HostNamespace kDynamodbNamespace;
extern const vtl::HostNamespace kRdsNamespace;
extern const vtl::HostNamespace kHttpNamespace;
extern const vtl::HostNamespace kXmlNamespace;
extern const vtl::HostNamespace kTransformNamespace;
extern const vtl::HostNamespace kMathNamespace;
extern const vtl::HostNamespace kStrNamespace;
extern const vtl::HostNamespace kLogNamespace;
extern const vtl::HostNamespace kAuthRulesNamespace;
extern const vtl::HostNamespace kExtensionsNamespace;

}  // namespace appsync
