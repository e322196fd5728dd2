package import WeftQuery

/// The functions and procedures that read a chart as an organization.
package enum OrganizationCatalog {
  /// Every `org.*` function and procedure.
  package static let catalog = Catalog(
    functions: OrganizationFunctions.all,
    procedures: ([
      .accountableRoots, .brokers, .chains, .closure, .commonSuperior, .congruence, .coordination,
      .demand, .drift, .escalation, .functionTies, .gates, .linkage, .managers, .monitors,
      .oversightLoad, .proximity, .roleMix, .singlePoints, .truckFactor, .truckFactorOrder, .units,
      .witnesses,
    ] as [Procedure]).map { procedure in
      var procedure = procedure
      procedure.page = pages[procedure.name]
      return procedure
    })
}
