package no.stedsvekst.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.stedsvekst.jobs.lake.OutFolder;
import no.stedsvekst.jobs.refusal.ReportRefusals;

/**
 * The pages' own files, which the module {@code report} makes.
 *
 * @param names of them, within the site
 */
record SitePages(List<String> names) {
  private static final String HOME = "/no/stedsvekst/report/";
  private static final String LIST = "files.txt";
  private static final String TEMPLATE = "page.html";

  /** Those of this build; refuses where it has none. */
  static SitePages shipped() {
    try (InputStream list = SitePages.class.getResourceAsStream(HOME + LIST)) {
      if (list == null) {
        throw ReportRefusals.noPages();
      }
      return new SitePages(
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(name -> !name.isBlank())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes them, all but the page that is filled in for each place. */
  void copy(OutFolder out) {
    names.stream()
        .filter(name -> !name.equals(TEMPLATE))
        .forEach(name -> out.write(name, of(name)));
  }

  /** The page of a place. */
  PageTemplate template() {
    return new PageTemplate(new String(of(TEMPLATE), StandardCharsets.UTF_8));
  }

  private static byte[] of(String name) {
    try (InputStream file = SitePages.class.getResourceAsStream(HOME + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
