package no.stedsvekst.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;

/** What holds this module together, as rules that break the build. */
class HouseRulesTest {
  private static final JavaClasses PIPELINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("no.stedsvekst.jobs");

  /** In the order of the data: each package may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "refusal",
          "settings",
          "lake",
          "engine",
          "land",
          "conform",
          "panel",
          "regress",
          "synthetic",
          "tools",
          "pipeline",
          "cli");

  @Test
  void aStageReadsOnlyEarlierStages() {
    for (int index = 0; index < ORDER.size(); index++) {
      String[] later =
          ORDER.subList(index + 1, ORDER.size()).stream()
              .map(name -> "no.stedsvekst.jobs." + name + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("no.stedsvekst.jobs." + ORDER.get(index) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(PIPELINE);
      }
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    String[] known =
        ORDER.stream().map(name -> "no.stedsvekst.jobs." + name + "..").toArray(String[]::new);
    noClasses().should().resideOutsideOfPackages(known).check(PIPELINE);
  }

  @Test
  void onlyThePipelineKnowsTheSyntheticCountryAndItKnowsNoModel() {
    noClasses()
        .that()
        .resideOutsideOfPackages("no.stedsvekst.jobs.pipeline..", "no.stedsvekst.jobs.synthetic..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("no.stedsvekst.jobs.synthetic..")
        .check(PIPELINE);
    noClasses()
        .that()
        .resideInAPackage("no.stedsvekst.jobs.synthetic..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "no.stedsvekst.growth..",
            "no.stedsvekst.supply..",
            "no.stedsvekst.migration..",
            "no.stedsvekst.vital..",
            "no.stedsvekst.scenario..",
            "no.stedsvekst.stats..",
            "no.stedsvekst.sql..",
            "no.stedsvekst.jobs.panel..",
            "no.stedsvekst.jobs.regress..")
        .check(PIPELINE);
  }

  @Test
  void thereIsOneExit() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("no.stedsvekst.jobs.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(PIPELINE);
  }

  @Test
  void onlyTheLakeWritesTables() {
    noClasses()
        .that()
        .resideOutsideOfPackages("no.stedsvekst.jobs.lake..", "no.stedsvekst.jobs.tools..")
        .should()
        .callMethod(Dataset.class, "write")
        .check(PIPELINE);
  }

  @Test
  void printingIsTheConsoles() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("no.stedsvekst.jobs.cli.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(PIPELINE);
  }
}
