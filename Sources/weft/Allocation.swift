#if canImport(Glibc)
  import CMalloc
#endif

/// How memory is taken from the system.
enum Allocation {
  /// From how many bytes on a block is given back to the system as soon as it is free.
  private static let large: Int32 = 4 << 20
  /// How much of what is free at the end of the heap is kept for what comes next.
  private static let kept: Int32 = 4 << 20
  /// How much more than is needed the heap grows by.
  private static let step: Int32 = 2 << 20

  /// Has large blocks given back at once, however many there were.
  ///
  /// Left to itself, glibc keeps blocks of ever larger sizes for later once one of that size was
  /// freed. Columns that grow while a chart is read are such blocks: a third of the memory at the peak
  /// would be what is left of them.
  static func giveBackLargeBlocks() {
    #if canImport(Glibc)
      _ = mallopt(M_MMAP_THRESHOLD, large)
      // Fresh pages cost: pieces of a file, and columns, come and go all the time.
      _ = mallopt(M_TRIM_THRESHOLD, kept)
      _ = mallopt(M_TOP_PAD, step)
    #endif
  }

  /// Keeps less of what is free, and has the threads share it.
  ///
  /// For a verb whose memory is little but the chart it reads: what each thread keeps for itself would
  /// be a twentieth of the peak. A verb that computes is slowed by it.
  static func keepLittle() {
    #if canImport(Glibc)
      _ = mallopt(M_MMAP_THRESHOLD, large / 4)
      _ = mallopt(M_TRIM_THRESHOLD, kept / 4)
      _ = mallopt(M_TOP_PAD, step / 8)
      _ = mallopt(M_ARENA_MAX, 2)
    #endif
  }
}
