#include "graphql/execution/error_list.h"

#include <algorithm>

#include "vtl/json.h"

namespace gql {

std::string to_string(std::span<const PathStep> path) {
  std::string text;
  for (const PathStep& step : path) {
    if (step.key.empty()) {
      text += '[' + std::to_string(step.index) + ']';
    } else {
      text += '/';
      text += step.key;
    }
  }
  return text;
}

namespace execution {
namespace {

void write_path(vtl::TextBuffer& out, std::span<const PathStep> path) {
  out.append("\"path\":[");
  for (const PathStep& step : path) {
    if (&step != path.data()) out.append(',');
    if (step.key.empty()) {
      out.append(std::to_string(step.index));
    } else {
      vtl::write_json_string(out, step.key);
    }
  }
  out.append(']');
}

}  // namespace

std::vector<PathStep> steps_of(const PathNode* path) {
  std::vector<PathStep> steps;
  for (const PathNode* at = path; at != nullptr; at = at->parent) {
    steps.push_back({at->key, at->index});
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::string path_text(const PathNode* path) {
  return to_string(steps_of(path));
}

ErrorList::Entry& ErrorList::make(const PathNode* path) {
  Entry& entry = entries_.emplace_back();
  entry.path = steps_of(path);
  paths_.insert(to_string(entry.path));
  return entry;
}

void ErrorList::add(const PathNode* path, std::string message) {
  make(path).error.message = std::move(message);
}

void ErrorList::add_once(const PathNode* path, std::string message) {
  if (!paths_.contains(path_text(path))) add(path, std::move(message));
}

void ErrorList::add(const PathNode* path, FieldError error, Location location) {
  Entry& entry = make(path);
  entry.error = std::move(error);
  entry.location = location;
  entry.is_of_resolver = true;
}

void ErrorList::write(vtl::TextBuffer& out) const {
  out.append('[');
  for (const Entry& entry : entries_) {
    if (&entry != entries_.data()) out.append(',');
    out.append('{');
    write_path(out, entry.path);
    if (entry.is_of_resolver) {
      out.append(",\"data\":");
      vtl::write_json(out, entry.error.data);
      out.append(",\"errorType\":");
      if (entry.error.type) {
        vtl::write_json_string(out, *entry.error.type);
      } else {
        out.append("null");
      }
      out.append(",\"errorInfo\":");
      vtl::write_json(out, entry.error.info);
      out.append(',');
      write_locations(out, std::span(&entry.location, 1));
    } else {
      out.append(",\"locations\":null");
    }
    out.append(",\"message\":");
    vtl::write_json_string(out, entry.error.message);
    out.append('}');
  }
  out.append(']');
}

void write_locations(vtl::TextBuffer& out, std::span<const Location> locations) {
  out.append("\"locations\":[");
  for (const Location& location : locations) {
    if (&location != locations.data()) out.append(',');
    out.append("{\"line\":" + std::to_string(location.line) +
               ",\"column\":" + std::to_string(location.column) + ",\"sourceName\":null}");
  }
  out.append(']');
}

}  // namespace execution
}  // namespace gql
