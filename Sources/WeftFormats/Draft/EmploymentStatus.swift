/// What words of a status say of somebody's employment, or of the account that stands for it.
enum EmploymentStatus {
  /// Whether a folded word says that somebody has left: `Terminated - voluntary`, `DEPROVISIONED`.
  static func hasLeft(_ folded: String) -> Bool {
    if words.contains(folded) || beginnings.contains(where: { folded.hasPrefix($0) }) {
      return true
    }
    // How somebody left may stand before it.
    guard let manner = manners.first(where: { folded.hasPrefix($0) }) else { return false }
    return hasLeft(String(folded.dropFirst(manner.count)))
  }

  /// Names of flags that are true for those who have left.
  static let endingFlags: Set = [
    "suspended", "issuspended", "terminated", "isterminated", "deleted", "isdeleted", "archived",
    "isarchived", "disabled", "isdisabled", "inactive", "isinactive", "deactivated", "hasleft",
  ]

  private static let manners = [
    "voluntarily", "involuntarily", "voluntary", "involuntary", "mutually", "early",
  ]
  private static let beginnings = [
    "terminated", "inactive", "former", "resigned", "retired", "dismissed", "deceased",
    "separated", "offboarded", "nolonger", "deprovisioned", "deactivated", "disabled",
    "ausgeschieden", "gekündigt", "exemployee",
  ]

  private static let words: Set = [
    "left", "exited", "departed", "leaver", "inaktiv", "parti", "inactif", "sorti", "baja",
    "inactivo", "desligado", "demitido", "inativo", "cessato", "uitdienst", "inactief", "termed",
    "notactive", "t", "suspended", "closed", "archived", "deleted", "quit", "fired", "laidoff",
    "maderedundant", "notemployed", "contractended", "ended",
    "ausgetreten", "deaktiviert", "gesperrt", "entlassen", "désactivé", "démissionné", "licencié",
    "despedido", "dimesso", "离职", "已离职", "退職", "退職済", "退社", "퇴사", "퇴직",
  ]
}
