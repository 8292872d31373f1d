// All operations: what they are called, what their requests look like, what they do.
#pragma once

#include <span>
#include <string_view>

#include "dynamodb/operation/operations.h"
#include "dynamodb/protocol/shape.h"

namespace dynamodb {

struct OperationRow {
  std::string_view name;
  bool is_of_streams = false;
  std::span<const Field> fields;
  Operation run = nullptr;
};

std::span<const OperationRow> operation_table();
const OperationRow* find_operation(std::string_view name);

}  // namespace dynamodb
