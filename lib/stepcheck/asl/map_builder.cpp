#include "stepcheck/asl/machine_builder.h"

#include <memory>

namespace stepcheck::asl {

using syntax::Kind;

void Builder::buildMapPart(State& state, Map& map, const ObjectField& field, const Position& position) {
    const Node& value = field.member->value;
    switch (field.spec->field) {
        case catalog::Field::ItemProcessor: return buildProcessor(state, map, value);
        case catalog::Field::Iterator:
            // Both at once is a mistake; the newer field is what the writer works on.
            if (state.node().find(catalog::name(catalog::Field::ItemProcessor)) == nullptr)
                buildProcessor(state, map, value);
            return;
        case catalog::Field::ItemReader:
            map.itemReader = std::make_unique<const ItemReader>(buildItemReader(value, position));
            return;
        case catalog::Field::ItemBatcher:
            map.itemBatcher = std::make_unique<const ItemBatcher>(buildItemBatcher(value, position));
            return;
        case catalog::Field::ResultWriter:
            map.resultWriter = std::make_unique<const ResultWriter>(buildResultWriter(value, position));
            return;
        default: return;
    }
}

void Builder::buildProcessor(State& state, Map& map, const Node& processor) {
    map.processor = addScope(ScopeKind::ItemProcessor, state.id, processor);
    const Member* config = processor.find(catalog::name(catalog::Field::ProcessorConfig));
    if (config == nullptr)
        return;
    for (const Member& member : config->value.members()) {
        const FieldSpec* spec = catalog::findField(ObjectKind::ProcessorConfig, member.name());
        if (spec == nullptr)
            continue;
        if (spec->field == catalog::Field::Mode && !map.mode.isPresent())
            read(map.mode, member, *spec, language_);
        if (spec->field == catalog::Field::ExecutionType && !map.executionType.isPresent())
            read(map.executionType, member, *spec, language_);
    }
}

static void readConfig(ItemReader& reader, const FieldSpec& spec, const Member& member, Language language) {
    switch (spec.field) {
        case catalog::Field::InputType: return read(reader.inputType, member, spec, language);
        case catalog::Field::Transformation: return read(reader.transformation, member, spec, language);
        case catalog::Field::ManifestType: return read(reader.manifestType, member, spec, language);
        case catalog::Field::CSVHeaderLocation: return read(reader.csvHeaderLocation, member, spec, language);
        case catalog::Field::CSVDelimiter: return read(reader.csvDelimiter, member, spec, language);
        case catalog::Field::CSVHeaders: return read(reader.csvHeaders, member, spec, language);
        case catalog::Field::ItemsPointer: return read(reader.itemsPointer, member, spec, language);
        case catalog::Field::MaxItems: return read(reader.maxItems, member, spec, language);
        case catalog::Field::MaxItemsPath: return read(reader.maxItemsPath, member, spec, language);
        default: return;
    }
}

ItemReader Builder::buildItemReader(const Node& node, const Position& position) {
    ItemReader reader;
    reader.node = &node;
    addObject(ObjectKind::ItemReader, node, position, [&](const FieldSpec& spec, const Member& member) {
        switch (spec.field) {
            case catalog::Field::Resource: return read(reader.resource, member, spec, position.language);
            case catalog::Field::Parameters: return read(reader.parameters, member, spec, position.language);
            case catalog::Field::Arguments: return read(reader.arguments, member, spec, position.language);
            case catalog::Field::ReaderConfig:
                if (member.value.is(Kind::Object))
                    reader.readerConfig = &member.value;
                return;
            default: return;
        }
    });
    if (reader.readerConfig != nullptr)
        addObject(ObjectKind::ReaderConfig, *reader.readerConfig, position,
            [&](const FieldSpec& spec, const Member& member) { readConfig(reader, spec, member, position.language); });
    return reader;
}

ItemBatcher Builder::buildItemBatcher(const Node& node, const Position& position) {
    ItemBatcher batcher;
    batcher.node = &node;
    addObject(ObjectKind::ItemBatcher, node, position, [&](const FieldSpec& spec, const Member& member) {
        const Language language = position.language;
        switch (spec.field) {
            case catalog::Field::MaxItemsPerBatch: return read(batcher.maxItemsPerBatch, member, spec, language);
            case catalog::Field::MaxItemsPerBatchPath:
                return read(batcher.maxItemsPerBatchPath, member, spec, language);
            case catalog::Field::MaxInputBytesPerBatch:
                return read(batcher.maxInputBytesPerBatch, member, spec, language);
            case catalog::Field::MaxInputBytesPerBatchPath:
                return read(batcher.maxInputBytesPerBatchPath, member, spec, language);
            case catalog::Field::BatchInput: return read(batcher.batchInput, member, spec, language);
            default: return;
        }
    });
    return batcher;
}

ResultWriter Builder::buildResultWriter(const Node& node, const Position& position) {
    ResultWriter writer;
    writer.node = &node;
    const Language language = position.language;
    addObject(ObjectKind::ResultWriter, node, position, [&](const FieldSpec& spec, const Member& member) {
        switch (spec.field) {
            case catalog::Field::Resource: return read(writer.resource, member, spec, language);
            case catalog::Field::Parameters: return read(writer.parameters, member, spec, language);
            case catalog::Field::Arguments: return read(writer.arguments, member, spec, language);
            case catalog::Field::WriterConfig:
                if (member.value.is(Kind::Object))
                    writer.writerConfig = &member.value;
                return;
            default: return;
        }
    });
    if (writer.writerConfig != nullptr)
        addObject(
            ObjectKind::WriterConfig, *writer.writerConfig, position, [&](const FieldSpec& spec, const Member& member) {
                if (spec.field == catalog::Field::Transformation)
                    read(writer.transformation, member, spec, language);
                if (spec.field == catalog::Field::OutputType)
                    read(writer.outputType, member, spec, language);
            });
    return writer;
}

}  // namespace stepcheck::asl
