/// The candidate most like a misspelt name, for "did you mean" hints.
///
/// Distance is Damerau–Levenshtein (optimal string alignment) over case-folded scalars; a candidate
/// farther than a third of the longer name (at least one edit) is not offered. Ties go to a candidate
/// that begins with the name, then to the one that sorts first.
/// - Complexity: O(candidates × length²).
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var best: (distance: Int, isOther: Int, name: String)?
  for candidate in candidates where candidate != name {
    let other = Array(candidate.lowercased().unicodeScalars)
    let limit = max(1, max(wanted.count, other.count) / 3)
    guard abs(wanted.count - other.count) <= limit else { continue }
    let distance = alignmentDistance(wanted, other)
    guard distance <= limit else { continue }
    let isOther = other.starts(with: wanted) ? 0 : 1
    if let found = best,
      (found.distance, found.isOther, found.name) <= (distance, isOther, candidate)
    {
      continue
    }
    best = (distance, isOther, candidate)
  }
  return best?.name
}

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
