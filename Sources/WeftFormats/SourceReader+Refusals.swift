import WeftGraph

/// Why a source is refused before any reader of a format sees it.
extension SourceReader {
  /// Why an archive is refused: mostly it is the file of an office program.
  func packed() -> InputError {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "xlsx", "xlsm", "xlsb", "xls", "ods", "numbers":
      return refusal(
        "compressed-input", "the file is a workbook of a spreadsheet program",
        hint: "save the sheet that lists the people as CSV")
    case "vsdx", "vsd", "vsdm", "docx", "doc", "pptx", "ppt", "odg":
      return refusal(
        "compressed-input", "the file is a document of an office program",
        hint: "export the chart as CSV, draw.io or GraphML")
    default:
      return refusal("compressed-input", "the file is compressed", hint: "unpack it first")
    }
  }

  func unknownEncoding(_ encoding: String) -> InputError {
    refusal(
      "unknown-encoding", "'\(encoding)' is no encoding that this system reads",
      hint: "`iconv -l` lists their names, such as SHIFT_JIS, GB18030, BIG5, EUC-KR or CP1251")
  }

  /// Whether bytes begin as those of a packed file do.
  static func isPacked(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  func unknownFormat(root: String?) -> InputError {
    let what = root.map { "the root element '\($0)' is that of no chart format that is read" }
    return refusal(
      "unknown-format", what ?? "the document holds no chart",
      hint:
        "weft import --suggest-map drafts a mapping for home-made XML; else export the chart as GraphML"
    )
  }

  func refusal(_ code: String, _ message: String, hint: String) -> InputError {
    InputError(
      Diagnostic(
        code: code, message: message, file: name, position: SourcePosition(line: 1, column: 1),
        hint: hint))
  }

  func damaged(_ fault: Inflate.Fault) -> InputError {
    switch fault {
    case .damaged:
      refusal("damaged-gzip", "the packed bytes are damaged", hint: "pack or download it anew")
    case .truncated:
      refusal("damaged-gzip", "the packed file was cut off", hint: "pack or download it anew")
    case .tooLarge(let limit):
      refusal(
        "limit-inflation", "the file unpacks to more than \(limit) bytes",
        hint: "unpack it first, if it is meant to be so large")
    }
  }
}
