#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The natural logarithm of a positive number.
func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// The number whose natural logarithm is given.
func exponential(_ value: Double) -> Double { exp(value) }
