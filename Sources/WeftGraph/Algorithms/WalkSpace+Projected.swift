extension WalkSpace {
  /// What a pass does within a small space of errors.
  ///
  /// Vectors of the space are of length 1 once multiplied by their gains.
  struct Projected {
    /// The length of the first error.
    var first = 0.0
    /// One over the length of each vector.
    var gains: [Double]
    /// How many vectors are known with their images.
    private(set) var count = 0
    /// Row by row, the shares of images in the vectors.
    private var shares: [[Double]]
    /// The mean of each image.
    private var means: [Double] = []

    init(dimension: Int) {
      gains = [Double](repeating: 0, count: dimension)
      shares = [[Double]](
        repeating: [Double](repeating: 0, count: dimension), count: dimension)
    }

    /// Adds the image of the next vector by its shares in those before it and itself.
    mutating func add(_ shares: [Double], mean: Double) {
      for (row, share) in shares.enumerated() { self.shares[row][count] = share }
      means.append(mean)
      count += 1
    }

    /// Notes how much of the last image leads on to the next vector.
    mutating func leave(by length: Double) { shares[count][count - 1] = length }

    /// How much of each vector, as it is stored, betters the guess.
    /// - Parameter range: Where the change of the eigenvalue lies; nil where none is sought.
    /// - Returns: The factors of the vectors and the change of the eigenvalue.
    func solve(within range: ClosedRange<Double>?) -> (weights: [Double], change: Double) {
      var change = 0.0
      if let range {
        // The greatest change that agrees with itself: beyond it the difference is positive.
        var (low, high) = (range.lowerBound, range.upperBound)
        let step = (high - low) / 64
        for number in 1..<64 {
          let lower = range.upperBound - Double(number) * step
          if !(difference(lower) > 0) {
            low = lower
            break
          }
          high = lower
        }
        for _ in 0..<100 {
          let middle = (low + high) / 2
          if middle <= low || middle >= high { break }
          if difference(middle) > 0 { high = middle } else { low = middle }
        }
        change = (low + high) / 2
      }
      let weights = solved(change)
      return (weights.indices.map { weights[$0] * gains[$0] }, change)
    }

    /// How far a change of the eigenvalue is from the one that follows from it.
    private func difference(_ change: Double) -> Double {
      let weights = solved(change)
      return weights.indices.reduce(change) { $0 + weights[$1] * means[$1] }
    }

    /// Solves (shares + change) · x = first error by elimination.
    private func solved(_ change: Double) -> [Double] {
      var rows = (0..<count).map { row in
        Array(shares[row][..<count]) + [row == 0 ? first : 0]
      }
      for row in 0..<count { rows[row][row] += change }
      for column in 0..<count {
        let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }
        rows.swapAt(column, pivot ?? column)
        for row in column + 1..<count where rows[row][column] != 0 {
          let factor = rows[row][column] / rows[column][column]
          for place in column...count { rows[row][place] -= factor * rows[column][place] }
        }
      }
      var result = [Double](repeating: 0, count: count)
      for row in stride(from: count - 1, through: 0, by: -1) {
        var rest = rows[row][count]
        for column in row + 1..<count { rest -= rows[row][column] * result[column] }
        result[row] = rest / rows[row][row]
      }
      return result
    }
  }
}
