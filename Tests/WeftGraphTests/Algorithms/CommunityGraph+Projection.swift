@testable import WeftGraph

extension CommunityGraph {
  /// The ties of a projection that is read once.
  init(_ projection: Projection) { self = ProjectedTies(projection).graph() }
}
