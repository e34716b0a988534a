#include "stepcheck/query/jsonata/check_operands.h"

#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

static constexpr TypeMask undefined = mask(TypeBit::Undefined);
static constexpr TypeMask number = mask(TypeBit::Number) | undefined;
static constexpr TypeMask comparable = number | mask(TypeBit::String);

namespace {

class OperandChecker {
public:
    OperandChecker(const TypeSource& known, std::vector<Problem>& problems) : known_(known), problems_(problems) {}

    // Whether nothing is wrong with it: one mistake is enough for an operator.
    bool check(const Node& operand, std::string_view op, TypeMask accepted, std::string_view expected) {
        // What is undefined or wrong gives no value either way; what is certainly undefined is another matter.
        const TypeMask types = known_.types(operand);
        const bool fits = (types & accepted & ~undefined) != 0 || types == undefined;
        if (!fits)
            report(operand, op, expected);
        return fits;
    }

    void check(const Node& node, const Binary& binary) {
        const std::string_view op = symbol(binary.op);
        switch (binary.op) {
            case Operator::Add:
            case Operator::Subtract:
            case Operator::Multiply:
            case Operator::Divide:
            case Operator::Remainder:
            case Operator::Range:
                if (check(*binary.left, op, number, "a number"))
                    check(*binary.right, op, number, "a number");
                return;
            case Operator::Less:
            case Operator::LessOrEqual:
            case Operator::Greater:
            case Operator::GreaterOrEqual:
                if (check(*binary.left, op, comparable, "a number or a string") &&
                    check(*binary.right, op, comparable, "a number or a string"))
                    checkBoth(node, binary);
                return;
            case Operator::Equal:
            case Operator::NotEqual:
            case Operator::Concatenate:
            case Operator::And:
            case Operator::Or:
            case Operator::In: return;
        }
    }

private:
    // What is undefined gives no value, either.
    void checkBoth(const Node& node, const Binary& binary) {
        const TypeMask left = known_.types(*binary.left);
        const TypeMask right = known_.types(*binary.right);
        if (left != undefined && right != undefined && (left & right & ~undefined) == 0)
            report(node, symbol(binary.op), "operands of the same type");
    }

    void report(const Node& at, std::string_view op, std::string_view expected) {
        problems_.push_back({.kind = ProblemKind::WrongOperandType,
            .span = at.span,
            .subject = std::string(op),
            .detail = std::string(expected)});
    }

    const TypeSource& known_;
    std::vector<Problem>& problems_;
};

}  // namespace

void checkOperands(const Node& node, const TypeSource& known, std::vector<Problem>& problems) {
    OperandChecker checker(known, problems);
    if (const auto* binary = std::get_if<Binary>(&node.shape))
        checker.check(node, *binary);
    else if (const auto* negation = std::get_if<Negation>(&node.shape))
        checker.check(*negation->operand, "-", number, "a number");
}

}  // namespace stepcheck::query::jsonata
