import WeftQuery
extension Value { var temporalText: String? { nil } }
