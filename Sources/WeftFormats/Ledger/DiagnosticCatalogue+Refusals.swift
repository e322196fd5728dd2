import WeftGraph

extension DiagnosticCatalogue {
  /// What refuses a file.
  static let refusals = make(
    .error,
    [
      (
        "malformed-xml",
        "The file is not well-formed XML, so nothing after the fault can be trusted.",
        "Open the file at the place given; most often a tag is not closed, a character is not allowed, or the file was cut off."
      ),
      (
        "empty-file", "The file holds nothing, or nothing but white space.",
        "Export the chart again; the tool that wrote the file may have stopped or run out of room."
      ),
      (
        "entity-declaration",
        "The document declares an entity. Entities can read other files or grow without bound, so none is ever expanded.",
        "Write the text itself where the entity is used, and remove the declaration. A DOCTYPE without declarations is fine."
      ),
      (
        "unknown-format", "The file's content is that of no chart format that is read.",
        "Export the chart as GraphML, or name the format with --from."
      ),
      (
        "nothing-to-draft",
        "No element of the document looks like people or units, so that --suggest-map drafts no mapping.",
        "Write the mapping by hand: under xml, name the elements that are nodes, and where their ids and names stand."
      ),
      (
        "unknown-encoding",
        "The document declares, or --encoding names, an encoding that is not read.",
        "Name one the system knows with --encoding (`iconv -l` lists them), or save the file as UTF-8."
      ),
      (
        "compressed-input", "The file is a zip archive, or packed twice.",
        "Unpack it first and read what is in it; a file that is packed once with gzip is read as it is."
      ),
      (
        "limit-depth", "Elements nest deeper than the limit.",
        "Real charts nest a few levels; look for a tool that forgot to close elements."
      ),
      (
        "limit-attributes", "One element has more attributes than the limit.",
        "Write values as data elements instead of attributes."
      ),
      (
        "limit-value", "One value is longer than the limit.",
        "Remove embedded pictures or documents from the chart."
      ),
      (
        "limit-text", "The text of the document grows far beyond the size of the file.",
        "Remove entities and defaults that repeat long texts."
      ),
      (
        "limit-elements", "The chart has more nodes and edges than the limit.",
        "Split the chart, or raise the limit with --limit elements=N."
      ),
      (
        "limit-memory",
        "A document holds so many elements and so little else that the chart would take far more memory than it has bytes.",
        "Real charts say more with each element; raise the limit with --limit held-bytes=N if it is one."
      ),
      (
        "limit-time", "Reading takes longer than the limit.",
        "Split the chart, or raise the limit with --limit seconds=N."
      ),
      (
        "bad-compression", "A packed page of the file cannot be unpacked.",
        "Open the chart in draw.io and save it again, without compression if it can be."
      ),
      (
        "limit-inflation", "A packed file or page unpacks to more bytes than the limit.",
        "Save the chart without compression."
      ),
      (
        "bad-mapping", "The mapping file cannot be used as it stands.",
        "Compare the place given with the example in the documentation of --map."
      ),
    ])
}
