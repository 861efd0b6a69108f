package io.agorawebhooks.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludePackageInfos;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.time.Clock;

/**
 * What the Maven modules cannot say. Here, because cli alone sees every module. ArchUnit fails a
 * rule whose "that" matches no class, so a package that is renamed takes its rules with it.
 */
@AnalyzeClasses(
    packages = "io.agorawebhooks",
    importOptions = {DoNotIncludeTests.class, DoNotIncludePackageInfos.class})
class ArchitectureTest {
  private static final String JSON = "io.agorawebhooks.json..";
  private static final String PERSISTENCE = "io.agorawebhooks.persistence..";
  private static final String GENERATED = "io.agorawebhooks.persistence.generated..";
  private static final String HTTP = "io.agorawebhooks.http..";
  private static final String TEST_KIT = "io.agorawebhooks.kit..";

  private static final String[] CORE = {
    "io.agorawebhooks.access..",
    "io.agorawebhooks.notice..",
    "io.agorawebhooks.correlation..",
    "io.agorawebhooks.metrics..",
    "io.agorawebhooks.storage.."
  };

  private static final String[] CORE_MAY_SEE = {
    "java..",
    "javax.crypto..",
    "org.jspecify..",
    "io.agorawebhooks.access..",
    "io.agorawebhooks.notice..",
    "io.agorawebhooks.correlation..",
    "io.agorawebhooks.metrics..",
    "io.agorawebhooks.storage.."
  };

  @ArchTest
  static final ArchRule core_sees_only_java_and_itself =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(CORE_MAY_SEE);

  @ArchTest
  static final ArchRule core_does_not_ask_for_the_time =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should(accessTargetWhere(readsTheSystemClock()))
          .because(
              "time comes in as an argument, so that a replay gives what the live server gave");

  @ArchTest
  static final ArchRule http_does_not_see_persistence =
      noClasses()
          .that()
          .resideInAPackage(HTTP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PERSISTENCE);

  @ArchTest
  static final ArchRule persistence_does_not_see_http_or_json =
      noClasses()
          .that()
          .resideInAPackage(PERSISTENCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HTTP, JSON);

  @ArchTest
  static final ArchRule json_does_not_see_http_or_persistence =
      noClasses()
          .that()
          .resideInAPackage(JSON)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HTTP, PERSISTENCE);

  @ArchTest
  static final ArchRule only_json_sees_jackson =
      noClasses()
          .that()
          .resideOutsideOfPackages(JSON, TEST_KIT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule only_persistence_sees_sql =
      noClasses()
          .that()
          .resideOutsideOfPackage(PERSISTENCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jooq..", "org.flywaydb..", "org.sqlite..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule only_http_sees_undertow =
      noClasses()
          .that()
          .resideOutsideOfPackage(HTTP)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.undertow..", "org.xnio..");

  @ArchTest
  static final ArchRule nothing_runs_commands_or_reads_xml_or_foreign_objects =
      noClasses()
          .that()
          .resideInAPackage("io.agorawebhooks..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ProcessBuilder.class, Process.class, ObjectInputStream.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.xml..", "org.w3c.dom..", "org.xml.sax..", "javax.naming..", "javax.script..")
          .because("docs/security.md says so");

  @ArchTest
  static final ArchRule persistence_shows_one_type =
      classes()
          .that()
          .resideInAPackage(PERSISTENCE)
          .and()
          .resideOutsideOfPackage(GENERATED)
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should()
          .haveSimpleName("JooqStorage");

  @ArchTest
  static final ArchRule http_shows_one_type =
      classes()
          .that()
          .resideInAPackage(HTTP)
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should()
          .haveSimpleName("HttpServer");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.agorawebhooks.(*)..").should().beFreeOfCycles();

  /** Method references too, and {@code now(ZoneId)}; {@code now(Clock)} is what core should use. */
  private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
    return DescribedPredicate.describe(
        "it reads the system's clock", access -> isSystemClock(access.getTarget()));
  }

  private static boolean isSystemClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    return switch (target.getName()) {
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "now" -> owner.startsWith("java.time.") && !takesClock(target);
      case "systemUTC", "systemDefaultZone", "system" -> owner.equals("java.time.Clock");
      default -> false;
    };
  }

  private static boolean takesClock(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget method
        && method.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }
}
