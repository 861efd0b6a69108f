package io.agorawebhooks.cli.care;

import java.util.List;

/** Finds out about one part of an installation, and changes nothing. */
interface Check {
  /** The name of the part. */
  String part();

  /** What is found; what is thrown is a failure of the part. */
  List<Finding> look() throws Exception;
}
