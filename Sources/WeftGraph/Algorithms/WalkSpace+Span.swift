extension WalkSpace {
  /// Spans the space and betters the guess in it; returns by which factors nodes were to change.
  func span(_ space: inout Projected, _ seen: Sight, _ centre: inout Double) -> Bounds {
    // What all have alike changes the eigenvalue, not the vector.
    let mean = isSum ? 0 : seen.mean
    let shift = isSum ? 1 : centre + mean
    let (_, squares) = total(1) { block, sums in
      for place in block {
        let value = Double(basis[place]) - mean
        basis[place] = Float(value)
        sums[0] += count(place, seen.isRough) * value * value
      }
      return Bounds()
    }
    space.first = (squares[0] / seen.total).squareRoot()
    guard space.first > 0, space.first.isFinite else { return Bounds(low: 1, high: 1) }
    space.gains[0] = 1 / space.first
    while extend(&space, shift, seen), space.count < min(Self.dimension, members.count) {
      if Interruption.isRequested { break }
    }
    let (weights, change) = space.solve(
      within: isSum ? nil : seen.bounds.low - shift...seen.bounds.high - shift)
    if !isSum { centre = min(max(shift + change, seen.bounds.low), seen.bounds.high) }
    guard weights.allSatisfy(\.isFinite) else {
      hand()
      return Bounds(low: 0, high: 1)
    }
    let (ratios, held) = propose(weights, part: 1, seen.isRough)
    if !seen.isRough, held > Self.mostHeld {
      // Where many would be held back, all go a part of the way.
      let down = (1 - 1 / Self.mostChange) / max(1 - ratios.low, 0)
      let up = (Self.mostChange - 1) / max(ratios.high - 1, 0)
      guard min(down, up) >= Self.leastPart else {
        hand()
        return ratios
      }
      _ = propose(weights, part: min(down, up), false)
    }
    _ = total(0) { block, _ in
      for place in block { guess[place] = having[node(place)] }
      return Bounds()
    }
    return ratios
  }

  /// Passes on the guess changed by a part of what the space says.
  /// - Returns: The least and the greatest factor by which nodes were to change, and the share of nodes
  ///   for which that was too much.
  private func propose(
    _ weights: [Double], part: Double, _ isRough: Bool
  ) -> (ratios: Bounds, held: Double) {
    let range = 1 / Self.mostChange...most(isRough)
    let (ratios, held) = total(1) { block, sums in
      var ratios = Bounds()
      for place in block {
        var change = 0.0
        for (number, weight) in weights.enumerated() {
          change += weight * Double(basis[number * room + place])
        }
        let ratio = 1 + part * change
        ratios.low = min(ratios.low, ratio)
        ratios.high = max(ratios.high, ratio)
        if !range.contains(ratio) { sums[0] += 1 }
        let kept = min(max(ratio, range.lowerBound), range.upperBound)
        having[node(place)] = max(guess[place] * kept, Self.nothing)
      }
      return ratios
    }
    return (ratios, held[0] / Double(members.count))
  }

  /// Adds to the space what becomes of its last vector; returns whether that led out of it.
  private func extend(_ space: inout Projected, _ shift: Double, _ seen: Sight) -> Bool {
    let last = space.count
    let (from, to) = (last * room, (last + 1) * room)
    let isLast = last + 1 == Self.dimension
    let gains = space.gains
    _ = total(0) { block, _ in
      for place in block { having[node(place)] = Double(basis[from + place]) * guess[place] }
      return Bounds()
    }
    // The last one's image is only looked at from within.
    let (_, dots) = total(last + 2) { block, sums in
      var image = [Double](repeating: 0, count: block.count)
      var sum = 0.0
      for place in block {
        let received = matrix.received(node(place), having)
        let own = Double(basis[from + place])
        let value = gains[last] * (shift * own - factor * received / guess[place])
        let counted = value * count(place, seen.isRough)
        image[place - block.lowerBound] = counted
        sum += counted
        if !isLast { basis[to + place] = Float(value) }
      }
      sums[0] = sum
      for number in 0...last {
        var dot = 0.0
        for place in block {
          dot += Double(basis[number * room + place]) * image[place - block.lowerBound]
        }
        sums[number + 1] = dot * gains[number]
      }
      return Bounds()
    }
    let mean = dots[0] / seen.total
    let shares = dots.dropFirst().map { $0 / seen.total }
    space.add(shares, mean: mean)
    if isLast { return false }
    let (_, squares) = total(1) { block, sums in
      var sum = 0.0
      for place in block {
        var value = Double(basis[to + place]) - (isSum ? 0 : mean)
        for number in 0...last {
          value -= shares[number] * gains[number] * Double(basis[number * room + place])
        }
        basis[to + place] = Float(value)
        sum += count(place, seen.isRough) * value * value
      }
      sums[0] = sum
      return Bounds()
    }
    let rest = (squares[0] / seen.total).squareRoot()
    space.gains[last + 1] = 1 / rest
    space.leave(by: rest)
    // Below that there is nothing but rounding.
    return rest > 1e-5 * shares.reduce(rest * rest) { $0 + $1 * $1 }.squareRoot()
  }
}
