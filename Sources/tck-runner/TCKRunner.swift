/// Runs openCypher TCK scenarios.
@main
enum TCKRunner {
  static func main() {}
}
