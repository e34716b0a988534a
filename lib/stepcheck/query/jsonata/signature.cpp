#include "stepcheck/query/jsonata/signature.h"

#include <algorithm>

namespace stepcheck::query::jsonata {

// No function has so many; what is beyond is not looked at.
static constexpr std::size_t maxParameters = 64;

TypeMask maskOf(char letter) {
    switch (letter) {
        case 'm': return mask(TypeBit::Undefined);
        case 'l': return mask(TypeBit::Null);
        case 'b': return mask(TypeBit::Boolean);
        case 'n': return mask(TypeBit::Number);
        case 's': return mask(TypeBit::String);
        case 'a': return mask(TypeBit::Array);
        case 'o': return mask(TypeBit::Object);
        case 'f': return mask(TypeBit::Function);
        default: return 0;
    }
}

static std::size_t closing(std::string_view text, std::size_t from, char open, char close) {
    std::size_t depth = 1;
    for (std::size_t i = from + 1; i < text.size(); ++i) {
        if (text[i] == close && --depth == 0)
            return i;
        if (text[i] == open)
            ++depth;
    }
    return text.size();
}

static TypeMask accepted(char letter) {
    switch (letter) {
        case 'a': case 'x': return anyType;
        case 'f': return mask(TypeBit::Function);
        case 'j': return static_cast<TypeMask>(anyType & ~mask(TypeBit::Function));
        case 's': case 'n': case 'b': case 'l': case 'o': return maskOf(letter) | mask(TypeBit::Undefined);
        default: return 0;
    }
}

static ParameterType choice(std::string_view letters) {
    ParameterType parameter{.accepts = mask(TypeBit::Undefined), .text = "(" + std::string(letters) + ")"};
    for (const char letter : letters)
        parameter.accepts |= maskOf(letter);
    return parameter;
}

Signature readSignature(std::string_view text, SignatureMistake& mistake) {
    Signature signature{.text = std::string(text), .parameters = {}};
    std::vector<ParameterType>& parameters = signature.parameters;
    for (std::size_t i = 1; i < text.size() && text[i] != ':' && parameters.size() < maxParameters; ++i) {
        const char letter = text[i];
        if (const TypeMask accepts = accepted(letter); accepts != 0) {
            parameters.push_back({.accepts = accepts, .array = letter == 'a', .text = std::string(1, letter)});
        } else if (letter == '(') {
            const std::size_t end = closing(text, i, '(', ')');
            const std::string_view letters = text.substr(i + 1, end - i - 1);
            if (letters.find('<') != std::string_view::npos) {
                mistake = {.code = "S0402", .value = std::string(letters), .offset = i};
                return signature;
            }
            parameters.push_back(choice(letters));
            i = end;
        } else if (letter == '<') {
            const std::string last = parameters.empty() ? "" : parameters.back().text;
            if (last != "a" && last != "f") {
                mistake = {.code = "S0401", .value = last, .offset = i};
                return signature;
            }
            const std::size_t end = closing(text, i, '<', '>');
            if (last == "a" && end > i + 1)
                parameters.back().element = text[i + 1];
            parameters.back().text += text.substr(i, end - i + 1);
            i = end;
        } else if (!parameters.empty() && (letter == '?' || letter == '+' || letter == '-')) {
            parameters.back().context |= letter == '-';
            parameters.back().occurs = letter == '+' ? Occurs::OneOrMore : Occurs::Optional;
        }
    }
    return signature;
}

namespace {

// Parameters against arguments as a regular expression would: greedy, and going back when the rest does not fit.
struct Matcher {
    const std::vector<ParameterType>& parameters;
    const std::vector<TypeMask>& arguments;
    bool whole;  // all arguments have to be used
    std::vector<std::uint32_t> counts = std::vector<std::uint32_t>(parameters.size() + 1);
    std::vector<bool> failed = std::vector<bool>(parameters.size() * (arguments.size() + 1));
    std::size_t used = 0;

    bool match(std::size_t parameter, std::size_t argument, std::size_t end) {
        if (parameter == end) {
            used = argument;
            return !whole || argument == arguments.size();
        }
        const std::size_t place = parameter * (arguments.size() + 1) + argument;
        if (failed[place])
            return false;
        const ParameterType& type = parameters[parameter];
        std::size_t most = 0;
        const std::size_t limit = type.occurs == Occurs::OneOrMore ? arguments.size() - argument : 1;
        while (most < limit && argument + most < arguments.size() && (arguments[argument + most] & type.accepts) != 0)
            ++most;
        const std::size_t least = type.occurs == Occurs::Optional ? 0 : 1;
        for (std::size_t count = most + 1; count-- > least;) {
            counts[parameter] = static_cast<std::uint32_t>(count);
            if (match(parameter + 1, argument + count, end))
                return true;
        }
        failed[place] = true;
        return false;
    }
};

}  // namespace

std::vector<std::uint32_t> matchArguments(const Signature& signature, const std::vector<TypeMask>& arguments) {
    Matcher matcher{.parameters = signature.parameters, .arguments = arguments, .whole = true};
    if (!matcher.match(0, 0, signature.parameters.size()))
        return {};
    return std::move(matcher.counts);
}

std::size_t firstMisfit(const Signature& signature, const std::vector<TypeMask>& arguments) {
    std::size_t good = 0;
    for (std::size_t count = 1; count <= signature.parameters.size(); ++count) {
        Matcher matcher{.parameters = signature.parameters, .arguments = arguments, .whole = false};
        if (!matcher.match(0, 0, count))
            return good;
        good = matcher.used;
    }
    return good;
}

}  // namespace stepcheck::query::jsonata
