package smileid.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension in a run of its own. */
class ExtensionTest {
  private static final List<String> seen = new ArrayList<>();

  @ExtendWith(SmileIdEmulator.class)
  @WithPartner(settings = "{\"balance\": 3}")
  static class Sample {
    private Partner before;

    @BeforeEach
    void remember(Partner partner) {
      before = partner;
    }

    @RepeatedTest(2)
    void hasOnePartnerOfItsOwn(Partner partner, Emulator emulator) {
      assertSame(before, partner);
      assertEquals(3, partner.settings().balance());
      seen.add(partner.id() + " " + emulator.url());
    }

    @Test
    @WithPartner(settings = "{\"balance\": 4}")
    void saysMoreThanItsClass(Partner partner) {
      assertEquals(4, partner.settings().balance());
    }
  }

  private static List<String> run(Map<String, String> parameters, int succeeded, int failed) {
    seen.clear();
    EngineTestKit.engine("junit-jupiter").selectors(selectClass(Sample.class)).configurationParameters(parameters).execute()
        .testEvents().assertStatistics(all -> all.succeeded(succeeded).failed(failed));
    return List.copyOf(seen);
  }

  @Test
  void givesEachTestTheSamePartnerInEveryRunAndEachRunAnEmulator() {
    List<String> first = run(Map.of("smile-id-emulator.options", "--seed 7"), 3, 0);
    List<String> second = run(Map.of(), 3, 0);
    assertEquals(2, first.size());
    assertNotEquals(first.get(0).split(" ")[0], first.get(1).split(" ")[0]);
    assertEquals(first.get(0).split(" ")[1], first.get(1).split(" ")[1]);
    assertEquals(first.get(0).split(" ")[0], second.get(0).split(" ")[0]);
    assertNotEquals(first.get(0).split(" ")[1], second.get(0).split(" ")[1]);
  }

  @Test
  void failsTheTestsWhenThereIsNoEmulator() {
    run(Map.of("smile-id-emulator.command", "no-such-command"), 0, 3);
  }
}
