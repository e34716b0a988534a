/* The table of AWS APIs, put into the program as it is: see api.h, scripts/api_table/format.py. */
#if defined(__APPLE__)
#define SYMBOL(name) _##name
    .section __TEXT,__const
#else
#define SYMBOL(name) name
    .section .rodata
#endif

    .globl SYMBOL(stepcheck_api_table)
    .globl SYMBOL(stepcheck_api_table_end)
SYMBOL(stepcheck_api_table):
    .incbin STEPCHECK_API_TABLE
SYMBOL(stepcheck_api_table_end):
    .byte 0

#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack, "", %progbits
#endif
