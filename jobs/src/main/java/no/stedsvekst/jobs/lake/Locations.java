package no.stedsvekst.jobs.lake;

import java.util.Set;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.refusal.StoreRefusals;
import org.apache.hadoop.fs.Path;

/** Where lakes and landing files may be: a folder of this machine, or a URI of a store. */
public final class Locations {
  /** What others call the buckets that Hadoop reaches as {@code s3a}. */
  private static final Set<String> OTHER_NAMES = Set.of("s3", "s3n");

  private static final Pattern HAS_KEY = Pattern.compile("(?i)s3[an]?://([^@/]*|[^@/]*:[^@]*)@");

  private Locations() {}

  /** The path of a location; refuses one that cannot be meant, or that has a key in it. */
  public static Path path(String location) {
    Path path;
    try {
      path = new Path(location);
    } catch (IllegalArgumentException e) {
      throw StoreRefusals.badLocation(location.replaceAll("//[^/]*@", "//"));
    }
    String scheme = path.toUri().getScheme();
    // The secret itself may hold a slash, so that the name of the bucket seems to end before the @.
    if (HAS_KEY.matcher(location).lookingAt()) {
      throw StoreRefusals.keyInLocation(scheme);
    }
    if (scheme != null && OTHER_NAMES.contains(scheme)) {
      throw StoreRefusals.otherName(scheme, location);
    }
    return path;
  }
}
