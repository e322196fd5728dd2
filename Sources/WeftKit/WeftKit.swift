/// The whole of weft as one import.
///
/// A chart goes one way: its bytes are read by a `ChartReader` (WeftFormats) into a `Graph`
/// (WeftGraph), which never changes; `GapAnalysis` (WeftGaps) puts a `RuleSet` to it and gives a
/// `GapReport` of `Finding`s; `QueryEngine` (WeftQuery) answers a question of one's own with rows of
/// `Value`s; `OrganizationDrawing`, `GapText`, `GapJSON` and their like (WeftReport) make text of what
/// came out. The library opens no file and no connection: it takes bytes and gives bytes.
///
/// What cannot be read is thrown as an `InputError`, whose `Diagnostic`s say where and what to do.
/// Everything here is `Sendable`; work runs on one thread unless `threads` says otherwise.
@_exported public import WeftFormats
@_exported public import WeftGaps
@_exported public import WeftGraph
@_exported public import WeftQuery
@_exported public import WeftReport
