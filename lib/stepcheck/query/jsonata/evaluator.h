#pragma once

#include "stepcheck/query/jsonata/arena.h"
#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/frame.h"
#include "stepcheck/query/jsonata/item.h"
#include "stepcheck/query/jsonata/random.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <list>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

/// One evaluation: its memory, its variables, its limits. Methods throw a `Failure`.
class Evaluator {
public:
    Evaluator(
        const Expression& expression, std::span<const Binding> bindings, const Options& options, value::Oracle& oracle);
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;
    ~Evaluator() = default;

    /// The result over an input document.
    Item run(const value::Value* input);

    Item evaluate(const Node& node, Item input, Frame* frame);

    /// Calls a function, and whatever it calls last, until there is a result.
    Item apply(Item procedure, std::span<const Item> arguments, Item context);

    /// The predicate's choice out of an array or a single value: a sequence.
    Item filter(const Node& predicate, Item input, Frame* frame);

    // What is computed lives in the arena.
    [[nodiscard]] Arena& arena() { return arena_; }
    ArrayData* newArray(std::size_t capacity, bool sequence = false);
    void push(ArrayData& array, Item item) {
        if (array.size == array.capacity)
            grow(array);
        array.items[array.size++] = item;
    }
    void append(ArrayData& array, Item items);  // the elements of an array
    Item ownText(std::string_view text) { return ofText(arena_.copy(text)); }
    Item whole(double number) const;  // an integer where it is one
    Item integer(std::int64_t number) const;

    /// The value of an item, for a term.
    value::Value toValue(Item item);

    /// The same for the caller: the last thing that is asked.
    value::Value resultOf(Item item);

    /// Throws unless there is enough stack left for another level of recursion.
    void guardStack() const;

    /// Ends the evaluation when a limit is reached; called every so many steps.
    void checkBudget();

    [[nodiscard]] const Options& options() const { return options_; }
    [[nodiscard]] bool isStates() const { return options_.dialect == Dialect::States; }
    [[nodiscard]] value::Oracle& oracle() { return oracle_; }
    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] Frame* callerFrame() const { return callerFrame_; }

    /// A function as an argument of a term: its text, the variables that it can see and its context, as far as it has
    /// a text.
    [[nodiscard]] value::Value functionValue(const Function& function);

    /// Whether a condition holds; asks about terms.
    [[nodiscard]] bool truth(Item item) { return item.tag == Tag::Boolean ? item.boolean : truthInFull(item); }

    /// Evaluates text, for `$eval`.
    Item evaluateText(std::string_view text, Item input);

    /// The items of the first argument given to a function of higher order, as many as it takes.
    Item applyToMember(const Item& function, Item first, Item second, const Item& third);

    // paths
    Item path(const Node& node, const Path& path, Item input, Frame* frame);
    Item nameStep(Item input, std::string_view name, value::MemberHint& hint);
    Item lookup(Item input, std::string_view name);

private:
    void grow(ArrayData& array);

    // Where a path stands: one value that is no array, or the elements of an array.
    struct Stream {
        Item item;
        bool many = false;
    };

    bool truthInFull(Item item);
    Item evaluateLeaf(const Node& node, Item input, Frame* frame);
    value::Value convert(Item item);
    template <class Make>
    decltype(auto) convertBy(Make make, Item item);
    template <class Maker>
    void addTo(Maker& maker, Item item);
    value::Value valueOf(ArrayData& array);
    value::Value valueOf(ObjectData& object);
    void remember(Item item, const value::Value& value);

    struct ByShape;
    Item evaluateInFull(const Node& node, Item input, Frame* frame);
    Item dispatch(const Node& node, Item input, Frame* frame);
    Item context(Item input) const;
    Item regexFunction(const Node& node, const RegexLiteral& literal);
    Item bindValue(const Bind& binding, Item input, Frame* frame);
    Item transformFunction(const Node& node, Item input, Frame* frame);
    Item finish(const Node& node, Item result, Frame* frame);
    Item tupleFinish(const Node& node, TupleStream* stream, Frame* frame);

    Item variable(SymbolId symbol, const Frame* frame) const;
    Item rootOf(const Symbol& symbol) const;
    void bind(Frame* frame, SymbolId symbol, Item value);
    Frame* newFrame(Frame* parent, std::uint32_t capacity);
    Frame* frameOf(const Tuple& tuple, Frame* parent);

    Item binary(const Node& node, const Binary& binary, Item input, Frame* frame);
    Item logical(const Binary& binary, Item left, Item input, Frame* frame);
    Item negation(const Node& node, const Negation& negation, Item input, Frame* frame);
    Item arrayConstructor(const ArrayConstructor& array, Item input, Frame* frame);
    Item block(const Block& block, Item input, Frame* frame);
    Item conditional(const Conditional& conditional, Item input, Frame* frame);
    Item group(const std::vector<Pair>& pairs, const Node& at, support::Span token, Item input, Frame* frame);
    Item constructObject(const Node& node, const ObjectConstructor& constructor, Item input, Frame* frame);
    Item wildcard(Item input);
    Item descendants(Item input);
    void flattenInto(ArrayData& out, Item item);
    void descend(ArrayData& out, Item item);

    bool step(const Step& step, bool last, Stream& stream, Frame* frame);
    Item evaluateStep(const Step& step, Item item, Frame* frame);
    struct Names;  // several names in a row, and their outcome
    void addResult(Names& names, Item item);
    void runNames(std::span<const Step> steps, Item item, Names& names);
    std::size_t nameSteps(std::span<const Step> steps, Stream& stream);
    std::size_t memberSteps(std::span<const Step> steps, Stream& stream);
    static void prefetchNames(const Names& names, std::span<const value::Value> elements);
    void enterLeaf();
    [[noreturn]] void tooDeep() const;
    Item oneItem(Item item);
    Item copyOf(Item array);
    Item finishPath(const Node& node, const Path& path, const Stream& stream, Frame* frame);
    Item finishTuples(const Node& node, const Path& path, TupleStream* tuples, Frame* frame);
    TupleStream* tupleStep(const Step& step, TupleStream* stream, Item items, Frame* frame);
    void extendTuples(const Step& step, const Tuple& from, Item result, TupleStream& out);
    TupleStream* tupleStages(const Step& step, TupleStream* stream, Frame* frame);
    TupleStream* tupleFilter(const Node& predicate, TupleStream* stream, Frame* frame);
    TupleStream* newTuples(std::size_t capacity);
    void pushTuple(TupleStream& stream, const Tuple& tuple);
    Tuple withEntry(const Tuple& tuple, SymbolId symbol, Item value);
    Item tupleGroup(const Group& group, const Node& node, const TupleStream& stream, Frame* frame);
    Tuple reduceTuples(std::span<const Tuple* const> tuples);
    Item itemsOf(const TupleStream& stream);
    Item appendItems(Item first, Item second);

    Item sort(const Node& node, const Sort& sort, Item input, Frame* frame);
    TupleStream* sortTuples(const Node& node, const Sort& sort, TupleStream* stream, Frame* frame);

    Item call(const Node& node, const Call& call, Item input, Frame* frame, const Item* first);
    Item partialCall(const Node& node, const PartialCall& call, Item input, Frame* frame);
    Item applyOperator(const Node& node, const Apply& apply, Item input, Frame* frame);
    Item lambda(const Node& node, const Lambda& lambda, Item input, Frame* frame);
    Item applyAt(const Node* node, Item procedure, std::span<const Item> arguments, Item context);
    Item applyPlaced(const Node& node, const Node& at, Item procedure, std::span<const Item> arguments, Item context);
    Item applyOnce(Item procedure, std::span<const Item> arguments, Item context);
    Item applyLambda(const Function& function, std::span<const Item> arguments, Item context);
    Item applyPlain(const Function& function, Item first, Item second, const Item& third);
    Frame* frameFor(const Function& function);
    Item finishCalls(Item result, Item context, const Arena::Mark& mark);
    Item applyPartial(const Function& function, std::span<const Item> arguments, Item context);
    Item callNative(int native, std::span<const Item> arguments, Item context);
    [[nodiscard]] std::string_view sourceOf(const Node& node) const;
    value::Value closureOf(std::string_view source, const Frame* frame);
    Item runNative(int native, std::span<const Item> arguments, Item context);
    void forgotDollar(const Node& node, const Node& procedure, std::string_view code, Frame* frame) const;
    void place(Failure& failure, const Node& node, const Node& procedure) const;
    Item transform(const Transform& transform, const Function& function, Item input);

    const Expression* expression_;
    std::span<const Binding> bindings_;
    const Options& options_;
    value::Oracle& oracle_;
    Arena arena_;
    Item* roots_ = nullptr;  // by symbol: outermost variables and built-in functions
    std::size_t rootCount_ = 0;
    value::MemberHint* hints_ = nullptr;  // by number of a name
    Item document_{};                     // $$
    Frame* callerFrame_ = nullptr;        // of the call that a native function belongs to
    std::uint32_t depth_ = 0;
    std::uint32_t maxDepth_;
    std::uint64_t budget_ = 0;
    std::uint64_t stepsDone_ = 0;
    const char* stackBase_ = nullptr;
    std::chrono::steady_clock::time_point deadline_{};
    Random random_;
    std::list<Expression> texts_;                  // of `$eval`
    bool isFinished_ = false;                      // nothing but the result's value is still to come
    std::array<const value::Value*, 4> models_{};  // objects that were made, whose names may come again
};

/// Checks and completes the arguments of a function. Returns them, in the arena where they had to change.
/// Throws T0410, T0411, T0412.
[[nodiscard]] std::span<const Item> validate(
    Evaluator& evaluator, const Signature& signature, std::span<const Item> arguments, Item context);

/// Deep equality.
[[nodiscard]] bool equal(Evaluator& evaluator, Item a, Item b);

/// How often a predicate's answer takes the item at `index` out of `size`.
[[nodiscard]] std::size_t selections(Evaluator& evaluator, Item answer, std::size_t index, std::size_t size);

/// A failure that has still to be placed.
[[noreturn]] void fail(std::string_view code, MessagePieces pieces = {});

/// The same at a node.
[[noreturn]] void failAt(std::string_view code, const Node& node, std::string token, MessagePieces pieces = {});

/// A value needs more memory than `Limits::valueBytes`.
[[noreturn]] void failTooLarge(std::size_t most);

}  // namespace stepcheck::query::jsonata
