namespace System;

internal readonly record struct UInt128(ulong Upper, ulong Lower);
