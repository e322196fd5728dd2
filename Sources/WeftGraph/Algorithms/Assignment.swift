/// Who takes which of several tasks so that the sum of their scores is highest.
///
/// A maximum-weight matching of a bipartite graph by shortest augmenting paths with potentials (Kuhn
/// 1955, Munkres 1957; Jonker & Volgenant 1987, doi:10.1007/BF02278710). Nobody takes two tasks; a task
/// nobody may take, or only somebody better used elsewhere, stays without. Scores are not negative, and
/// every task that can be taken beside the others is.
public enum Assignment {
  /// For each task the person who takes it, or nil.
  /// - Parameter scores: For each task the score of each person, nil where that person cannot take it.
  /// - Complexity: O(tasks² × (people + tasks)).
  public static func of(_ scores: [[Double?]]) -> [Int?] {
    let tasks = scores.count
    let people = scores.map(\.count).max() ?? 0
    guard tasks > 0 else { return [] }
    // Each task has a place of its own that stands for nobody; it costs more than all scores together.
    let nobody = scores.joined().reduce(1.0) { $0 + ($1 ?? 0) } * 2
    let never = nobody * Double(tasks + 1) * 2
    func cost(_ task: Int, _ place: Int) -> Double {
      if place >= people { return place - people == task ? nobody : never }
      return scores[task].indices.contains(place) ? scores[task][place].map { -$0 } ?? never : never
    }
    let places = people + tasks
    var taskPotential = [Double](repeating: 0, count: tasks + 1)
    var placePotential = [Double](repeating: 0, count: places + 1)
    var taskAt = [Int](repeating: 0, count: places + 1)
    var previous = [Int](repeating: 0, count: places + 1)
    for task in 1...tasks {
      taskAt[0] = task
      var place = 0
      var least = [Double](repeating: .infinity, count: places + 1)
      var isUsed = [Bool](repeating: false, count: places + 1)
      repeat {
        isUsed[place] = true
        let current = taskAt[place]
        var step = Double.infinity
        var next = 0
        for other in 1...places where !isUsed[other] {
          let reduced =
            cost(current - 1, other - 1) - taskPotential[current] - placePotential[other]
          if reduced < least[other] {
            least[other] = reduced
            previous[other] = place
          }
          if least[other] < step {
            step = least[other]
            next = other
          }
        }
        for other in 0...places {
          if isUsed[other] {
            taskPotential[taskAt[other]] += step
            placePotential[other] -= step
          } else {
            least[other] -= step
          }
        }
        place = next
      } while taskAt[place] != 0
      repeat {
        let from = previous[place]
        taskAt[place] = taskAt[from]
        place = from
      } while place != 0
    }
    var result = [Int?](repeating: nil, count: tasks)
    for place in 1...places where taskAt[place] > 0 && place <= people {
      let task = taskAt[place] - 1
      if scores[task].indices.contains(place - 1), scores[task][place - 1] != nil {
        result[task] = place - 1
      }
    }
    return result
  }
}
