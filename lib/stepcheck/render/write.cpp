#include "stepcheck/render/write.h"

namespace stepcheck::render {

Write writeTo(std::FILE* stream) {
    return [stream](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); };
}

Write writeTo(std::string& text) {
    return [&text](std::string_view more) { text += more; };
}

}  // namespace stepcheck::render
