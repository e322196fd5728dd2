public import WeftQuery

/// Everything a query may call: the language's own functions, graph measures and the organization.
public enum StandardCatalog {
  /// The full catalog every verb of the command binds against.
  public static let catalog = StandardFunctions.catalog
    .merging(GraphProcedures.catalog)
    .merging(OrganizationCatalog.catalog)
}
