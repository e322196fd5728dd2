@_exported public import WeftFormats
@_exported public import WeftGaps
@_exported public import WeftGraph
@_exported public import WeftQuery
@_exported public import WeftReport
