package no.stedsvekst;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds this module together, as rules that break the build. */
class HouseRulesTest {
  private static final JavaClasses MODEL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("no.stedsvekst");

  private static final Pattern SECTION = Pattern.compile("/\\*\\*\\s*(?:\\* )?[AB]\\d+\\. ");

  private static final List<String> ADAPTERS = List.of("no.stedsvekst.sql", "no.stedsvekst.ml");

  private static final DescribedPredicate<JavaClass> KERNELS =
      DescribedPredicate.describe("kernels", type -> !ADAPTERS.contains(type.getPackageName()));

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(MODEL).getFailureReport().getDetails();
  }

  private static ArchRule kernelsDoNotUse(String... packages) {
    return noClasses().that(KERNELS).should().dependOnClassesThat().resideInAnyPackage(packages);
  }

  @Test
  void theRulesSeeTheModelAndCanFail() {
    assertTrue(MODEL.contain("no.stedsvekst.growth.RelativeGrowth"));
    assertFalse(
        violations(kernelsDoNotUse("java.lang..")).isEmpty(),
        "every class uses java.lang: a rule against it must find that");
  }

  @Test
  void kernelsKnowNoSpark() {
    assertEquals(
        List.of(),
        violations(
            kernelsDoNotUse("org.apache.spark..", "org.apache.hadoop..", "io.delta..", "scala..")));
  }

  @Test
  void nothingInTheModelReadsOrWrites() {
    assertEquals(
        List.of(), violations(kernelsDoNotUse("java.nio.file..", "java.net..", "java.sql..")));
  }

  @Test
  void packagesFormNoCircle() {
    assertEquals(
        List.of(), violations(slices().matching("no.stedsvekst.(*)..").should().beFreeOfCycles()));
  }

  @Test
  void everyKernelNamesItsSectionAndStandsInTheMethodsPage() throws IOException {
    String methods = Files.readString(Path.of("METHODS.md"));
    List<JavaClass> kernels =
        MODEL.stream()
            .filter(type -> !type.getPackageName().startsWith("no.stedsvekst.sql"))
            .filter(type -> type.isTopLevelClass())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .toList();
    assertFalse(kernels.isEmpty());
    for (JavaClass kernel : kernels) {
      Path source = Path.of("src/main/java", kernel.getName().replace('.', '/') + ".java");
      assertTrue(
          SECTION.matcher(Files.readString(source)).find(),
          () -> source + ": the javadoc begins with the section of the model, as in \"A1. …\"");
      String cell = "`" + kernel.getName().replace("no.stedsvekst.", "") + "`";
      assertTrue(methods.contains(cell), () -> "METHODS.md has no row for " + cell);
    }
  }

  @Test
  void theMethodsPageNamesNoClassThatIsGone() throws IOException {
    List<String> gone =
        Pattern.compile("`([a-z]+\\.[A-Z]\\w+)`")
            .matcher(Files.readString(Path.of("METHODS.md")))
            .results()
            .map(found -> "no.stedsvekst." + found.group(1))
            .filter(name -> !MODEL.contain(name))
            .toList();
    assertEquals(List.of(), gone);
  }
}
