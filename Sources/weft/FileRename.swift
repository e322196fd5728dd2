import Foundation

/// Gives a file the name of another in one step.
enum FileRename {
  /// Puts a file in the place of another in the same folder, which need not be there.
  ///
  /// At every moment the place holds the whole old file or the whole new one; Foundation's ways to
  /// move files refuse a name that is taken, or promise less.
  static func replace(_ target: URL, with file: URL) throws {
    let names = [file, target].map { $0.path(percentEncoded: false) }
    if unsafe rename(names[0], names[1]) != 0 {
      throw NSError(domain: NSPOSIXErrorDomain, code: Int(errno))
    }
  }
}
