import Foundation
public import WeftGaps
import WeftGraph

/// How findings and measures went, drawn: a wide panel of findings, then a small one for each measure.
public struct TrendSVG {
  private static let width = 720.0
  private static let left = 60.0
  private static let right = 20.0
  private static let gap = 40.0

  /// Where a panel lies.
  private struct Frame {
    var left: Double
    var right: Double
    var top: Double
    var height: Double
  }

  private let trend: Trend

  /// The drawing of a trend.
  public static func text(_ trend: Trend) -> String { TrendSVG(trend).text() }

  private init(_ trend: Trend) { self.trend = trend }

  private func text() -> String {
    let known = trend.measureIDs.map { (id: $0, course: trend.course(of: $0)) }
      .filter { $0.course.contains { $0 != nil } }
    let wide = Frame(left: Self.left, right: Self.width - Self.right, top: 30, height: 150)
    let rows = Double((known.count + 1) / 2)
    let start = wide.top + wide.height + Self.gap
    let height = start + rows * (70 + Self.gap)
    var result =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(Self.width)) "
    result +=
      "\(Self.number(height))\" font-family=\"Helvetica,Arial,sans-serif\" font-size=\"11\">\n"
    result += "<title>Findings and measures over time</title>\n"
    result += "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n"
    let findings = trend.points.map { Double($0.report.findings.count) }
    result += draw("findings", findings, in: wide, counts: true)
    for (index, measure) in known.enumerated() {
      let half = Self.width / 2
      let begin = index % 2 == 0 ? 0 : half
      let frame = Frame(
        left: begin + Self.left, right: begin + half - Self.right,
        top: start + Double(index / 2) * (70 + Self.gap), height: 70)
      let title = ScoreMeasure.named(measure.id)?.title ?? measure.id
      result += draw(title, measure.course, in: frame, counts: false)
    }
    return result + "</svg>\n"
  }

  private func draw(
    _ title: String, _ values: [Double?], in frame: Frame, counts: Bool
  ) -> String {
    let known = values.compactMap(\.self).filter(\.isFinite)
    let least = counts ? 0 : min(known.min() ?? 0, 0)
    // Where all is zero there is no scale of its own.
    let most = max(known.max() ?? 1, least) > least ? known.max() ?? 1 : least + 1
    func x(_ index: Int) -> Double { self.x(index, frame) }
    func y(_ value: Double) -> Double {
      frame.top + frame.height * (1 - (value - least) / (most - least))
    }
    let bottom = Self.number(frame.top + frame.height)
    var result = "<text x=\"\(Self.number(frame.left))\" y=\"\(Self.number(frame.top - 8))\" "
    result += "font-weight=\"bold\">\(Self.escaped(title))</text>\n"
    result += "<text x=\"\(Self.number(frame.right))\" y=\"\(Self.number(frame.top - 8))\" "
    result += "text-anchor=\"end\">\(Self.ends(of: values))</text>\n"
    result += "<path d=\"M\(Self.number(frame.left)) \(Self.number(frame.top))V\(bottom)"
    result += "H\(Self.number(frame.right))\" fill=\"none\" stroke=\"#666666\"/>\n"
    for value in [least, most] {
      result += "<text x=\"\(Self.number(frame.left - 6))\" y=\"\(Self.number(y(value) + 4))\" "
      result += "text-anchor=\"end\">\(ScenarioWords.number(value))</text>\n"
    }
    for index in counts ? labelled : ends {
      let anchor = index == 0 ? "start" : index == trend.points.count - 1 ? "end" : "middle"
      let line = Self.number(frame.top + frame.height + 14)
      result += "<text x=\"\(Self.number(x(index)))\" y=\"\(line)\" "
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

  /// The first and the last value there is, one where they read alike.
  private static func ends(of values: [Double?]) -> String {
    let words = values.compactMap(\.self).map { ScenarioWords.number($0) }
    guard let first = words.first, let last = words.last else { return "" }
    return first == last ? last : "\(first) → \(last)"
  }

  /// The points whose days are written: the ends, and some between.
  private var labelled: [Int] {
    let last = trend.points.count - 1
    guard last > 0 else { return Array(0...max(last, 0)) }
    let step = max(1, (last + 4) / 5)
    let inner = stride(from: step, to: last, by: step).filter { last - $0 >= step }
    return [0] + inner + [last]
  }

  private var ends: [Int] { trend.points.count > 1 ? [0, trend.points.count - 1] : [0] }

  /// Days are to scale.
  private func x(_ index: Int, _ frame: Frame) -> Double {
    let first = Double(trend.points.first?.date.days ?? 0)
    let last = Double(trend.points.last?.date.days ?? 0)
    let span = frame.right - frame.left
    guard last > first else { return frame.left + span / 2 }
    return frame.left + span * (Double(trend.points[index].date.days) - first) / (last - first)
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
