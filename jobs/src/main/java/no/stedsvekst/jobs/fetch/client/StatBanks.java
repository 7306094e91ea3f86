package no.stedsvekst.jobs.fetch.client;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import no.stedsvekst.jobs.refusal.FetchRefusals;
import no.stedsvekst.jobs.refusal.Refusal;

/** Which version of the interface is asked. */
public final class StatBanks {
  /** Version 2, and version 1 where that is not to be had; or one of the two. */
  public static final List<String> CHOICES = List.of("auto", "v2", "v1");

  private StatBanks() {}

  /**
   * The StatBank at an address.
   *
   * @param choice one of {@link #CHOICES}
   * @param incoming the file that answers come into
   */
  public static StatBank at(
      String base, String choice, Web web, Pace pace, Path incoming, Consumer<String> progress) {
    if (choice.equals("v1")) {
      return versionOne(base, web, incoming);
    }
    try {
      return new StatBank2(web, pace, base, incoming);
    } catch (Declined declined) {
      Refusal refusal = FetchRefusals.noInterface(base, "PxWebApi 2", declined.getMessage());
      return older(base, choice, web, incoming, progress, refusal, declined.getMessage());
    } catch (Refusal refusal) {
      if (!web.hasAnswered()) {
        throw refusal;
      }
      return older(base, choice, web, incoming, progress, refusal, refusal.getMessage());
    }
  }

  private static StatBank older(
      String base,
      String choice,
      Web web,
      Path incoming,
      Consumer<String> progress,
      RuntimeException cause,
      String said) {
    if (choice.equals("v2")) {
      throw cause;
    }
    progress.accept("      PxWebApi 2 is not to be had (%s): version 1 is asked".formatted(said));
    return versionOne(base, web, incoming);
  }

  private static StatBank versionOne(String base, Web web, Path incoming) {
    try {
      return new StatBank1(web, base, incoming);
    } catch (Declined declined) {
      throw FetchRefusals.noInterface(base, "PxWebApi 1", declined.getMessage());
    }
  }
}
