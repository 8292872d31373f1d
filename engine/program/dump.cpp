// A program as text.
//
// One paragraph for each block, one row for each line: its number, where it stands in the template,
// the text that is printed first, and the instruction with its operands in parentheses. Blocks that
// an instruction executes stand behind it by number. At the end stands what each of the
// instructions does.
//
//   block 0, 2 statements
//     0  1:1   set_variable $a (constant 1)
//     1  1:13  " " print_row $util .toJson (variable $a) by row toJson
//     2        end
#include "engine/program/dump.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/program/line.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

using code::Instruction;
using code::Opcode;

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += "\\x";
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 0xF];
    } else {
      out += c;
    }
  }
  out += '"';
}

class Dump {
 public:
  explicit Dump(const Program& program) : program_(program) {}

  std::string run() {
    add_block(program_.root());
    for (const code::MacroDefinition* macro : program_.macros()) add_macro(*macro);
    // Those found on the way are printed behind those that hold them.
    for (std::size_t i = 0; i < blocks_.size(); ++i) print_block(*blocks_[i]);
    out_.insert(0, heads_);
    print_legend();
    return std::move(out_);
  }

 private:
  void add_macro(const code::MacroDefinition& macro) {
    heads_ += "macro " + std::string(macro.name);
    for (const std::uint32_t slot : macro.parameters) heads_ += " $" + name_of(slot);
    heads_ += ": block " + number_of(*macro.body) + "\n";
  }

  /// Numbers in the order in which blocks are met.
  void add_block(const code::Block& block) { blocks_.push_back(&block); }
  std::string number_of(const code::Block& block) {
    auto found = std::ranges::find(blocks_, &block);
    if (found == blocks_.end()) {
      add_block(block);
      found = blocks_.end() - 1;
    }
    return std::to_string(found - blocks_.begin());
  }

  std::string name_of(std::uint32_t slot) const {
    return slot == code::kNoSlot ? "?" : std::string(program_.names()[slot]);
  }

  // --- lines ---

  void print_block(const code::Block& block) {
    if (!out_.empty() || !heads_.empty()) out_ += '\n';
    const std::uint32_t count = block.body.statement_count;
    out_ += "block " + number_of(block) + ", " + std::to_string(count) +
            (count == 1 ? " statement\n" : " statements\n");
    for (std::size_t i = 0;; ++i) {
      print_line(block.lines[i], i);
      if (block.lines[i].op == Opcode::end) break;
    }
  }

  void print_line(const code::Line& line, std::size_t number) {
    begin_row(number, origin_of(line));
    if (line.text_size != 0) {
      append_quoted(out_, {line.text.data(), line.text_size});
      out_ += ' ';
    }
    note_used(line.op);
    switch (line.op) {
      case Opcode::jump:
        out_ += "jump -> " + std::to_string(number + 1 + line.skip);
        break;
      case Opcode::end:
      case Opcode::short_text:
        out_ += code::row_of(line.op).name;
        break;
      case Opcode::branch:
        out_ += "branch ";
        operand(*line.branch->condition);
        out_ += " else -> " + std::to_string(number + 1 + line.branch->skip);
        break;
      default:
        print(*line.instruction);
        break;
    }
    out_ += '\n';
  }

  static const Origin* origin_of(const code::Line& line) {
    const bool has_none =
        line.op == Opcode::end || line.op == Opcode::jump || line.op == Opcode::short_text;
    return has_none ? nullptr : line.instruction->origin;
  }

  void begin_row(std::size_t number, const Origin* origin) {
    constexpr std::size_t kNumberWidth = 4;
    constexpr std::size_t kPlaceWidth = 8;
    const std::string digits = std::to_string(number);
    std::string place;
    if (origin != nullptr) {
      const Position position = program_.source().display_position(origin->span.begin);
      place = std::to_string(position.line) + ":" + std::to_string(position.column);
    }
    out_.append(kNumberWidth - std::min(kNumberWidth, digits.size()), ' ');
    out_ += digits + "  " + place;
    out_.append(kPlaceWidth - std::min(kPlaceWidth, place.size()), ' ');
  }

  // --- instructions ---

  void operand(const Instruction& instruction) {
    out_ += '(';
    print(instruction);
    out_ += ')';
  }
  void operands(std::span<const Instruction* const> list) {
    for (const Instruction* instruction : list) {
      out_ += ' ';
      operand(*instruction);
    }
  }

  void print(const Instruction& instruction) {
    note_used(instruction.op);
    out_ += code::row_of(instruction.op).name;
#define VTL_ROW(name, role, operands, does, chosen)        \
  if (instruction.op == Opcode::name) {                    \
    print_operands(code::as<code::operands>(instruction)); \
    return;                                                \
  }
    VTL_INSTRUCTIONS(VTL_ROW)
#undef VTL_ROW
  }

  void print_operands(const Instruction&) {}
  void print_operands(const code::Branch&) {}
  void print_operands(const code::Text& text) {
    out_ += ' ';
    append_quoted(out_, text.text);
  }
  void print_operands(const code::Block& block) {
    out_ += ' ' + number_of(block);
  }
  void print_operands(const code::Constant& constant) {
    out_ += ' ';
    if (constant.value.is_string()) {
      append_quoted(out_, constant.value.as_string());
    } else {
      out_ += to_std_string(constant.value);
    }
  }
  void print_operands(const code::String& string) {
    out_ += " block " + number_of(*string.content);
    if (string.strip_last) out_ += " without its last character";
  }
  void print_operands(const code::Sequence& sequence) {
    if (sequence.op == Opcode::copy_literal || sequence.op == Opcode::empty_sequence)
      out_ += sequence.is_map ? " {}" : " []";
    operands({sequence.elements.data(), sequence.elements.size()});
  }
  void print_operands(const code::Unary& unary) {
    out_ += ' ';
    operand(*unary.operand);
  }
  void print_operands(const code::Binary& binary) {
    out_ += ' ';
    operand(*binary.left);
    out_ += ' ';
    operand(*binary.right);
  }
  void print_operands(const code::Reference& reference) {
    if (reference.op == Opcode::fixed) {
      out_ += ' ';
      return append_quoted(out_, reference.wording().fixed_text);
    }
    out_ += reference.wording().quiet ? " $!" : " $";
    out_ += name_of(reference.slot);
    if (reference.escaped) out_ += " escaped";
    if (!reference.wording().prefix.empty()) {
      out_ += " behind ";
      append_quoted(out_, reference.wording().prefix);
    }
    for (const code::Step& step : reference.steps) print_step(step, reference.op);
    if (reference.row != nullptr) {
      out_ += " by row ";
      out_ += reference.row->name;
    }
  }
  void print_step(const code::Step& step, Opcode op) {
    out_ += ' ';
    if (step.kind == code::StepKind::index) {
      out_ += "[]";
    } else {
      out_ += '.';
      out_ += std::string_view(step.name);
    }
    // Which of the steps of a path is special; of one step the instruction says it.
    const bool is_plain = step.code == code::StepCode::property ||
                          step.code == code::StepCode::index || step.code == code::StepCode::call;
    if (op == Opcode::path && !is_plain) {
      out_ += '/';
      out_ += code::kSteps[static_cast<std::size_t>(step.code)].name;
    }
    operands({step.arguments.data(), step.arguments.size()});
  }
  void print_operands(const code::Set& set) {
    if (set.op == Opcode::set_variable) {
      out_ += " $" + name_of(set.slot) + ' ';
    } else {
      print_operands(*set.target);
      out_ += " = ";
    }
    operand(*set.value);
  }
  void print_operands(const code::Foreach& loop) {
    out_ += " $" + name_of(loop.variable);
    if (loop.iterable == nullptr) return;
    out_ += " in ";
    operand(*loop.iterable);
    if (loop.body != nullptr) {
      out_ += ' ';
      operand(*loop.body);
    }
  }
  void print_operands(const code::MacroCall& call) {
    out_ += " #";
    out_ += call.name;
    for (const code::MacroArgument& argument : call.arguments) {
      out_ += ' ';
      operand(*argument.value);
    }
    if (call.body != nullptr) out_ += " block " + number_of(*call.body);
  }
  void print_operands(const code::Define& define) {
    out_ += " $" + name_of(define.variable) + " block " + number_of(*define.body);
  }
  void print_operands(const code::Directive& directive) {
    operands({directive.arguments.data(), directive.arguments.size()});
  }

  // --- what the instructions do ---

  void note_used(Opcode op) {
    is_used_[static_cast<std::size_t>(op)] = true;
  }

  void print_legend() {
    std::size_t width = 0;
    for (std::size_t i = 0; i < is_used_.size(); ++i) {
      if (is_used_[i]) width = std::max(width, code::kInstructions[i].name.size());
    }
    out_ += '\n';
    for (std::size_t i = 0; i < is_used_.size(); ++i) {
      if (!is_used_[i]) continue;
      const code::InstructionRow& row = code::kInstructions[i];
      out_ += row.name;
      out_.append(width - row.name.size() + 2, ' ');
      out_ += std::string(row.does) + " - " + std::string(row.chosen) + "\n";
    }
  }

  const Program& program_;
  std::string heads_;
  std::string out_;
  std::vector<const code::Block*> blocks_;
  std::array<bool, code::kInstructions.size()> is_used_{};
};

}  // namespace

std::string dump(const Program& program) {
  return Dump(program).run();
}

}  // namespace vtl
