extension WalkSpace {
  /// Spans the space and betters the guess in it; returns whether it went as far as the space said.
  func span(_ space: inout Projected, _ seen: Sight, _ centre: inout Double) -> Bool {
    // What all have alike changes the eigenvalue, not the vector.
    let mean = factor == nil ? seen.mean : 0
    let shift = factor == nil ? centre + mean : 1
    let (_, squares) = total(1) { block, sums in
      for place in block {
        let value = Double(basis[place]) - mean
        basis[place] = Float(value)
        sums[0] += count(place, seen.isRough) * value * value
      }
      return Bounds()
    }
    space.first = (squares[0] / seen.total).squareRoot()
    guard space.first > 0, space.first.isFinite else { return true }
    space.gains[0] = 1 / space.first
    while extend(&space, shift, seen), space.count < min(Self.dimension, members.count) {}
    let (weights, change) = space.solve(
      within: factor == nil ? seen.bounds.low - shift...seen.bounds.high - shift : nil)
    if factor == nil { centre = min(max(shift + change, seen.bounds.low), seen.bounds.high) }
    let most = seen.isRough ? Double.greatestFiniteMagnitude : Self.mostChange
    let (_, held) = total(1) { block, sums in
      for place in block {
        var ratio = 1.0
        for (number, weight) in weights.enumerated() {
          ratio += weight * Double(basis[number * room + place])
        }
        let kept = min(max(ratio, 1 / Self.mostChange), most)
        if kept != ratio { sums[0] += 1 }
        having[node(place)] = max(guess[place] * kept, Self.nothing)
      }
      return Bounds()
    }
    let share = held[0] / Double(members.count)
    if !weights.allSatisfy(\.isFinite) || (!seen.isRough && share > Self.mostHeld) {
      hand()
      return false
    }
    _ = total(0) { block, _ in
      for place in block { guess[place] = having[node(place)] }
      return Bounds()
    }
    return held[0] == 0
  }

  /// Adds to the space what becomes of its last vector; returns whether that led out of it.
  private func extend(_ space: inout Projected, _ shift: Double, _ seen: Sight) -> Bool {
    let last = space.count
    let (from, to) = (last * room, (last + 1) * room)
    let isLast = last + 1 == Self.dimension
    let gains = space.gains
    let factor = factor ?? 1
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
    let isCentred = self.factor == nil
    let (_, squares) = total(1) { block, sums in
      var sum = 0.0
      for place in block {
        var value = Double(basis[to + place]) - (isCentred ? mean : 0)
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
