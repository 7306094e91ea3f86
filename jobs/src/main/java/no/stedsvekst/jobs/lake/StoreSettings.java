package no.stedsvekst.jobs.lake;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.settings.Secrets;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.hadoop.conf.Configuration;

/**
 * How this process reaches files beyond this machine. Hadoop keeps one connection to a store for
 * the whole process, made by whoever asks first; so these settings are of the process too, and are
 * the same for what is read without a session and for the session.
 */
public final class StoreSettings {
  /** What Spark calls a setting of Hadoop. */
  private static final String OF_SPARK = "spark.hadoop.";

  private static final String LOG_STORE = "spark.delta.logStore.s3a.impl";
  private static final String LOG_STORE_OF_KERNEL = "io.delta.kernel.logStore.s3a.impl";
  private static final String ENDPOINT = "fs.s3a.endpoint";
  private static final String REGION = "fs.s3a.endpoint.region";
  private static final String PROVIDERS = "fs.s3a.aws.credentials.provider";

  private static final String OF_SDK = "software.amazon.awssdk.auth.credentials.";

  /** Keys as they are set, of the environment, of a pod, of a profile, of the machine. */
  private static final String USUAL_PROVIDERS =
      Stream.of(
              "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider",
              "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
              OF_SDK + "EnvironmentVariableCredentialsProvider",
              // Outside of a pod it fails in a way that Hadoop does not take for having no keys.
              System.getenv("AWS_WEB_IDENTITY_TOKEN_FILE") == null
                  ? ""
                  : OF_SDK + "WebIdentityTokenFileCredentialsProvider",
              OF_SDK + "ProfileCredentialsProvider",
              "org.apache.hadoop.fs.s3a.auth.IAMInstanceCredentialsProvider")
          .filter(provider -> !provider.isEmpty())
          .collect(Collectors.joining(","));

  private static volatile Map<String, String> current = Map.of();

  private StoreSettings() {}

  /** Has this process use what is set. */
  public static void use(Settings settings) {
    Map<String, String> hadoop = s3(settings);
    settings.spark().forEach((key, value) -> put(hadoop, key, value));
    // What spark-submit or the launcher was given wins over files, as it does with Spark's own.
    System.getProperties()
        .stringPropertyNames()
        .forEach(key -> put(hadoop, key, System.getProperty(key)));
    Secrets.learn(hadoop);
    current = Map.copyOf(hadoop);
  }

  /** Hadoop's settings, those of the site among them. */
  public static Configuration configuration() {
    Configuration conf = new Configuration();
    forHadoop().forEach(conf::set);
    return conf;
  }

  /** What differs from what Hadoop and the files of the site say. */
  public static Map<String, String> forHadoop() {
    Map<String, String> hadoop = new TreeMap<>(current);
    if (isLeftOpen(new Configuration(), PROVIDERS)) {
      hadoop.putIfAbsent(PROVIDERS, USUAL_PROVIDERS);
    }
    return hadoop;
  }

  /** The same in Spark's names, for a session that is started. */
  public static Map<String, String> forSpark() {
    Map<String, String> spark = new TreeMap<>();
    forHadoop().forEach((key, value) -> spark.put(OF_SPARK + key, value));
    return spark;
  }

  /** Whether no file of the site says anything of it. */
  private static boolean isLeftOpen(Configuration conf, String key) {
    String[] sources = conf.getPropertySources(key);
    return sources == null || sources[sources.length - 1].endsWith("core-default.xml");
  }

  private static void put(Map<String, String> hadoop, String key, String value) {
    if (key.startsWith(OF_SPARK)) {
      hadoop.put(key.substring(OF_SPARK.length()), value);
    } else if (key.equals(LOG_STORE)) {
      hadoop.put(LOG_STORE_OF_KERNEL, value);
    }
  }

  private static Map<String, String> s3(Settings settings) {
    Map<String, String> hadoop = new TreeMap<>();
    settings
        .optional("s3.endpoint")
        .ifPresent(
            endpoint -> {
              hadoop.put(ENDPOINT, endpoint);
              // Buckets as parts of host names are a matter of AWS's own name servers.
              boolean isAmazon = endpoint.contains("amazonaws.com");
              hadoop.put("fs.s3a.path.style.access", Boolean.toString(!isAmazon));
              if (!isAmazon) {
                hadoop.put(REGION, "us-east-1");
              }
            });
    settings.optional("s3.region").ifPresent(region -> hadoop.put(REGION, region));
    settings
        .optional("s3.path_style")
        .ifPresent(
            style ->
                hadoop.put(
                    "fs.s3a.path.style.access", Boolean.toString(settings.isOn("s3.path_style"))));
    settings.optional("s3.access_key").ifPresent(key -> hadoop.put("fs.s3a.access.key", key));
    settings.optional("s3.secret_key").ifPresent(key -> hadoop.put("fs.s3a.secret.key", key));
    settings
        .optional("s3.session_token")
        .ifPresent(token -> hadoop.put("fs.s3a.session.token", token));
    return hadoop;
  }
}
