#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

namespace stepcheck::rules {

static constexpr std::string_view owned = "AWS_OWNED_KEY";
static constexpr std::string_view customer = "CUSTOMER_MANAGED_KMS_KEY";

static void checkKey(const embed::Encryption& encryption, const syntax::Member& configuration, Reporter& out) {
    const syntax::Node& type = encryption.type->value;
    if (!type.is(syntax::Kind::String) || (type.text() != owned && type.text() != customer))
        out.report(type.span(), "\"{}\" is no type of encryption", type.text()).help("write {} or {}", owned, customer);
    else if (type.text() == customer && encryption.key == nullptr && configuration.value.isComplete())
        out.report(type.span(), "the type \"{}\" needs a key", customer).help("name the key in the configuration");
    else if (type.text() == owned && encryption.key != nullptr)
        out.report(encryption.key->key.span(), "the type \"{}\" takes no key", owned)
            .help("remove it, or write the type {}", customer);
}

static void checkReuse(const syntax::Node& seconds, Reporter& out) {
    const auto value = seconds.integer();
    const bool isKnown = seconds.is(syntax::Kind::Number);
    if (isKnown && (!value || *value < catalog::minKmsReuseSeconds || *value > catalog::maxKmsReuseSeconds))
        out.report(seconds.span(), "a data key is used again for {} to {} seconds, not {}", catalog::minKmsReuseSeconds,
            catalog::maxKmsReuseSeconds, seconds.text());
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    lint::eachMachineOrActivity(in, [&out](const embed::Resource&, const embed::MachineProperties& properties) {
        if (!properties.encryption)
            return;
        const embed::Encryption& encryption = *properties.encryption;
        const bool isTypeKnown =
            encryption.type != nullptr && !encryption.type->value.isUnknown() && encryption.type->value.holes().empty();
        if (isTypeKnown)
            checkKey(encryption, *properties.encryptionMember, out);
        if (encryption.reuseSeconds != nullptr)
            checkReuse(encryption.reuseSeconds->value, out);
    });
}

STEPCHECK_RULE(resource_encryption_invalid){
    .id = "resource-encryption-invalid",
    .summary = "The encryption configuration of a state machine or activity is none that the service takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html",
    .awsCode = "InvalidEncryptionConfiguration",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
