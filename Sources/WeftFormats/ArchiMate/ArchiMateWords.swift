/// The words of the standard itself, versions 2 and 3, as version 3 spells them.
extension ArchiMateKinds {
  /// The types of elements.
  static let elements = words(
    """
    Stakeholder Driver Assessment Goal Outcome Principle Requirement Constraint Meaning Value \
    Resource Capability ValueStream CourseOfAction \
    BusinessActor BusinessRole BusinessCollaboration BusinessInterface BusinessProcess \
    BusinessFunction BusinessInteraction BusinessEvent BusinessService BusinessObject Contract \
    Representation Product \
    ApplicationComponent ApplicationCollaboration ApplicationInterface ApplicationFunction \
    ApplicationInteraction ApplicationProcess ApplicationEvent ApplicationService DataObject \
    Node Device SystemSoftware TechnologyCollaboration TechnologyInterface Path \
    CommunicationNetwork TechnologyFunction TechnologyProcess TechnologyInteraction \
    TechnologyEvent TechnologyService Artifact Equipment Facility DistributionNetwork Material \
    WorkPackage Deliverable ImplementationEvent Plateau Gap \
    Grouping Location Junction AndJunction OrJunction
    """)

  /// The types of relationships.
  static let relationships = words(
    """
    Composition Aggregation Assignment Realization Serving Access Influence Association Triggering \
    Flow Specialization
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
