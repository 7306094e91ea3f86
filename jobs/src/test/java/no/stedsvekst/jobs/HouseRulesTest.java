package no.stedsvekst.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;

/** What holds this module together, as rules that break the build. */
class HouseRulesTest {
  private static final JavaClasses PIPELINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("no.stedsvekst.jobs");

  private static final JavaClasses COUNTRY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("no.stedsvekst.synthetic");

  /** In the order of the data: each package may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "refusal",
          "settings",
          "lake",
          "engine",
          "fetch",
          "land",
          "conform",
          "access",
          "panel",
          "regress",
          "attract",
          "ripple",
          "project",
          "indicate",
          "publish",
          "upkeep",
          "monitoring",
          "tools",
          "query",
          "serve",
          "docs",
          "report",
          "bench",
          "pipeline",
          "cli");

  /** The rooms of the projection, likewise; the job itself, in none of them, uses the first six. */
  private static final List<String> PROJECTION =
      List.of(
          "project.scenario",
          "project.block",
          "project.input",
          "project.run",
          "project.fan",
          "project.output");

  /** The rooms of the synthetic country; the country as a whole, in none of them, uses all. */
  private static final List<String> SYNTHETIC =
      List.of("country", "people", "economy", "history", "files", "faults");

  private static final String MADE_UP = "no.stedsvekst.synthetic";

  private static String madeUp(String room) {
    return MADE_UP + "." + room + "..";
  }

  private static ArchRule readsNothingLater(String stage, List<String> order) {
    return noClasses()
        .that()
        .resideInAPackage(within(stage))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            order.subList(order.indexOf(stage) + 1, order.size()).stream()
                .map(HouseRulesTest::within)
                .toArray(String[]::new));
  }

  private static String within(String stage) {
    return "no.stedsvekst.jobs." + stage + "..";
  }

  private static List<String> violations(ArchRule rule) {
    return violations(rule, PIPELINE);
  }

  private static List<String> violations(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  @Test
  void theRulesSeeEveryPackageAndCanFail() {
    for (String stage : ORDER) {
      assertTrue(
          PIPELINE.stream()
              .anyMatch(type -> type.getPackageName().equals("no.stedsvekst.jobs." + stage)),
          () -> "no class was read from the package " + stage);
    }
    for (String room : SYNTHETIC) {
      assertTrue(
          COUNTRY.stream().anyMatch(type -> type.getPackageName().equals(MADE_UP + "." + room)),
          () -> "no class was read from the room " + room);
    }
    assertFalse(
        violations(
                noClasses()
                    .that()
                    .resideInAPackage(within("conform"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(within("lake")))
            .isEmpty(),
        "silver is written to the lake: a rule against it must find that");
  }

  @Test
  void aStageReadsOnlyEarlierStages() {
    for (String stage : ORDER.subList(0, ORDER.size() - 1)) {
      assertEquals(List.of(), violations(readsNothingLater(stage, ORDER)), stage);
    }
  }

  @Test
  void theRoomsOfTheProjectionReadOnlyEarlierOnes() {
    for (String room : PROJECTION) {
      assertEquals(List.of(), violations(readsNothingLater(room, PROJECTION)), room);
      assertEquals(
          List.of(),
          violations(
              noClasses()
                  .that()
                  .resideInAPackage(within(room))
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "no.stedsvekst.jobs.project",
                      within("project.target"),
                      within("project.backtest"))),
          room);
    }
    // Those who project use the projection, which knows none of them.
    assertEquals(
        List.of(),
        violations(
            noClasses()
                .that()
                .resideInAPackage("no.stedsvekst.jobs.project")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within("project.target"), within("project.backtest"))));
  }

  @Test
  void theRoomsOfTheSyntheticCountryReadOnlyEarlierOnes() {
    for (String room : SYNTHETIC) {
      String[] later =
          Stream.concat(
                  Stream.of(MADE_UP),
                  SYNTHETIC.stream().skip(SYNTHETIC.indexOf(room) + 1).map(HouseRulesTest::madeUp))
              .toArray(String[]::new);
      assertEquals(
          List.of(),
          violations(
              noClasses()
                  .that()
                  .resideInAPackage(madeUp(room))
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(later),
              COUNTRY),
          room);
    }
    String[] known =
        Stream.concat(Stream.of(MADE_UP), SYNTHETIC.stream().map(HouseRulesTest::madeUp))
            .toArray(String[]::new);
    assertEquals(
        List.of(),
        violations(noClasses().should().resideOutsideOfPackages(known), COUNTRY),
        "no room");
  }

  @Test
  void everyPackageHasItsPlace() {
    String[] known = ORDER.stream().map(HouseRulesTest::within).toArray(String[]::new);
    assertEquals(
        List.of(), violations(noClasses().should().resideOutsideOfPackages(known)), "no place");
  }

  @Test
  void onlyThePipelineKnowsTheSyntheticCountry() {
    assertEquals(
        List.of(),
        violations(
            noClasses()
                .that()
                .resideOutsideOfPackage(within("pipeline"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(MADE_UP + "..")));
  }

  /** A generator that used the estimators' classes would confirm their mistakes. */
  @Test
  void theSyntheticCountryKnowsNothingOfTheModel() {
    assertEquals(
        List.of(),
        violations(
            noClasses()
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("no.stedsvekst..")
                        .and(not(resideInAnyPackage(MADE_UP + "..")))),
            COUNTRY));
  }

  @Test
  void thereIsOneExit() {
    assertEquals(
        List.of(),
        violations(
            noClasses()
                .that()
                .doNotHaveFullyQualifiedName("no.stedsvekst.jobs.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)));
  }

  @Test
  void onlyTheLakeWritesTables() {
    assertEquals(
        List.of(),
        violations(
            noClasses()
                .that()
                .resideOutsideOfPackages(within("lake"), within("tools"))
                .should()
                .callMethod(Dataset.class, "write")));
  }

  @Test
  void printingIsTheConsoles() {
    assertEquals(
        List.of(),
        violations(
            noClasses()
                .that()
                .doNotHaveFullyQualifiedName("no.stedsvekst.jobs.cli.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")));
  }

  /** What is explained is computed by kernels: a formula of its own could say something else. */
  @Test
  void explanationsHaveNoArithmetic() throws IOException {
    Path tools = Path.of("src/main/java/no/stedsvekst/jobs/tools");
    List<Path> sources;
    try (Stream<Path> files = Files.list(tools)) {
      sources =
          files.filter(file -> file.getFileName().toString().startsWith("Explained")).toList();
    }
    assertTrue(sources.size() > 4, sources.toString());
    for (Path source : sources) {
      String code =
          Files.readString(source).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"\n]*\"", "");
      assertFalse(Pattern.compile("[*/]").matcher(code).find(), () -> source + " has a formula");
    }
  }
}
