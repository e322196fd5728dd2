public import WeftGaps
import WeftGraph

/// How two charts differ, as Markdown.
public enum DiffMarkdown {
  /// The document.
  public static func text(_ diff: GraphDiff, _ findings: FindingDiff) -> String {
    let escape = GapMarkdown.escape
    let old = diff.old.sourceNames.map(escape).joined(separator: ", ")
    let new = diff.new.sourceNames.map(escape).joined(separator: ", ")
    var result =
      "# From \(old) to \(new)\n\n| | added | removed | changed |\n|---|---:|---:|---:|\n"
    result += "| nodes | \(diff.addedNodes.count) | \(diff.removedNodes.count) "
    result += "| \(diff.changedNodes.count) |\n"
    result += "| relationships | \(diff.addedRelationships.count) "
    result += "| \(diff.removedRelationships.count) | \(diff.changedRelationships.count) |\n"
    if findings.isCompared {
      result += "| findings | \(findings.opened.count) | \(findings.closed.count) "
      result += "| \(findings.changed.count) |\n"
    }
    for section in DiffWords(diff).sections(findings) where !section.lines.isEmpty {
      result += "\n## \(section.title.prefix(1).uppercased() + section.title.dropFirst())\n\n"
      // A plus at the beginning of an item would begin a list of its own.
      for line in section.lines {
        result += "- " + (line.hasPrefix("+ ") ? "\\" : "") + escape(line) + "\n"
      }
    }
    return result
  }
}
