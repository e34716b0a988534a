#pragma once

#include <z3.h>

namespace stepcheck::explore {

// The functions of Z3 that are used, without `Z3_`.
#define STEPCHECK_Z3_FUNCTIONS(use)                                                                                    \
    use(mk_config) use(del_config) use(mk_context) use(del_context) use(set_error_handler) use(get_error_code)         \
        use(mk_solver) use(solver_inc_ref) use(solver_dec_ref) use(solver_assert) use(solver_check)                    \
            use(solver_get_model) use(solver_get_reason_unknown) use(solver_set_params) use(mk_params)                 \
                use(params_inc_ref) use(params_dec_ref) use(params_set_uint) use(model_inc_ref) use(model_dec_ref)     \
                    use(model_eval) use(mk_string_symbol) use(mk_bool_sort) use(mk_int_sort) use(mk_real_sort)         \
                        use(mk_string_sort) use(mk_re_sort) use(mk_const) use(mk_true) use(mk_false) use(mk_not)       \
                            use(mk_and) use(mk_or) use(mk_eq) use(mk_ite) use(mk_numeral) use(mk_add) use(mk_sub)      \
                                use(mk_mul) use(mk_unary_minus) use(mk_lt) use(mk_le) use(mk_is_int) use(mk_int2real)  \
                                    use(mk_real2int) use(mk_string) use(mk_seq_concat) use(mk_seq_length)              \
                                        use(mk_seq_contains) use(mk_str_lt) use(mk_seq_to_re) use(mk_seq_in_re)        \
                                            use(mk_re_concat) use(mk_re_full) use(mk_re_star) use(mk_re_union)         \
                                                use(mk_re_range) use(get_bool_value) use(get_numeral_string)           \
                                                    use(is_string) use(get_string)

/// The table of these functions.
struct Z3Library {
#define STEPCHECK_Z3_MEMBER(name) decltype(&::Z3_##name) name = nullptr;
    STEPCHECK_Z3_FUNCTIONS(STEPCHECK_Z3_MEMBER)
#undef STEPCHECK_Z3_MEMBER

    /// The library, loaded by the first call: linking it would cost every start of the program, and it may be missing.
    /// Null when it, or one of the functions, is not there.
    [[nodiscard]] static const Z3Library* load();
};

}  // namespace stepcheck::explore
