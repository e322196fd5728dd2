import Foundation
public import WeftGaps
import WeftGraph

/// How findings and measures went, drawn: a panel of findings, then one for each measure.
public struct TrendSVG {
  private static let width = 640.0
  private static let left = 60.0
  private static let right = 20.0
  private static let panel = 150.0
  private static let gap = 40.0

  private let trend: Trend

  /// Prepares the drawing of a trend.
  public init(_ trend: Trend) { self.trend = trend }

  /// The document.
  public func text() -> String {
    var panels: [(title: String, values: [Double?])] = [
      ("findings", trend.points.map { Double($0.report.findings.count) })
    ]
    for id in trend.measureIDs {
      let course = trend.course(of: id)
      if course.contains(where: { $0 != nil }) { panels.append((id, course)) }
    }
    let height = 30 + Double(panels.count) * (Self.panel + Self.gap)
    var result =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(Self.width)) "
    result +=
      "\(Self.number(height))\" font-family=\"Helvetica,Arial,sans-serif\" font-size=\"11\">\n"
    result += "<title>Findings and measures over time</title>\n"
    result += "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n"
    for (index, panel) in panels.enumerated() {
      let top = 30 + Double(index) * (Self.panel + Self.gap)
      result += draw(panel.title, panel.values, top: top, counts: index == 0)
    }
    return result + "</svg>\n"
  }

  private func draw(
    _ title: String, _ values: [Double?], top: Double, counts: Bool
  ) -> String {
    let known = values.compactMap(\.self).filter(\.isFinite)
    let least = counts ? 0 : min(known.min() ?? 0, 0)
    let most = max(known.max() ?? 1, least + (counts ? 1 : 1e-9))
    func y(_ value: Double) -> Double {
      top + Self.panel * (1 - (value - least) / (most - least))
    }
    let bottom = Self.number(top + Self.panel)
    var result = "<text x=\"\(Self.number(Self.left))\" y=\"\(Self.number(top - 8))\" "
    result += "font-weight=\"bold\">\(Self.escaped(title))</text>\n"
    result += "<path d=\"M\(Self.number(Self.left)) \(Self.number(top))V\(bottom)"
    result += "H\(Self.number(Self.width - Self.right))\" fill=\"none\" stroke=\"#666666\"/>\n"
    for value in [least, most] {
      result += "<text x=\"\(Self.number(Self.left - 6))\" y=\"\(Self.number(y(value) + 4))\" "
      result += "text-anchor=\"end\">\(ScenarioWords.number(value))</text>\n"
    }
    for index in labelled {
      let anchor = index == 0 ? "start" : index == trend.points.count - 1 ? "end" : "middle"
      result += "<text x=\"\(Self.number(x(index)))\" y=\"\(Self.number(top + Self.panel + 14))\" "
      result += "text-anchor=\"\(anchor)\">\(trend.points[index].date)</text>\n"
    }
    var line = ""
    var isDown = false
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else {
        isDown = false
        continue
      }
      line += "\(isDown ? "L" : "M")\(Self.number(x(index))) \(Self.number(y(value)))"
      isDown = true
    }
    result += "<path d=\"\(line)\" fill=\"none\" stroke=\"#0072B2\" stroke-width=\"2\"/>\n"
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else { continue }
      var words = "\(trend.points[index].date): \(ScenarioWords.number(value))"
      if counts {
        words += ", \(trend.steps[index].opened.count) opened"
        words += ", \(trend.steps[index].closed.count) closed"
      }
      result += "<circle cx=\"\(Self.number(x(index)))\" cy=\"\(Self.number(y(value)))\" r=\"3\" "
      result += "fill=\"#0072B2\"><title>\(Self.escaped(words))</title></circle>\n"
    }
    return result
  }

  /// The points whose days are written: the ends, and some between.
  private var labelled: [Int] {
    let last = trend.points.count - 1
    guard last > 0 else { return Array(0...max(last, 0)) }
    let step = max(1, (last + 4) / 5)
    let inner = stride(from: step, to: last, by: step).filter { last - $0 >= step }
    return [0] + inner + [last]
  }

  /// Days are to scale.
  private func x(_ index: Int) -> Double {
    let first = Double(trend.points.first?.date.days ?? 0)
    let last = Double(trend.points.last?.date.days ?? 0)
    let span = Self.width - Self.left - Self.right
    guard last > first else { return Self.left + span / 2 }
    return Self.left + span * (Double(trend.points[index].date.days) - first) / (last - first)
  }

  private static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
