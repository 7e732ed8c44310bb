// Agent: speaks to the profiler inside another JVM.
// java benchmarks/profiling/Agent.java PID LIBRARY COMMAND

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// Prints how many bytes all threads of that JVM have allocated so far, as exactly as the JVM
/// counts them. What the question itself allocates there is less than a byte of each of a million
/// requests.
final class Agent {
  private Agent() {}

  public static void main(String[] args) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(args[0]);
    try {
      String url = machine.startLocalManagementAgent();
      boolean begins = args[2].startsWith("start");
      long before = begins ? 0 : allocated(url);
      machine.loadAgentPath(args[1], args[2]);
      // The profiler allocates too: count what lies between its start and its end.
      System.out.println(begins ? allocated(url) : before);
    } finally {
      machine.detach();
    }
  }

  private static long allocated(String url) throws Exception {
    try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(url))) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      return ManagementFactory.newPlatformMXBeanProxy(
              server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
          .getTotalThreadAllocatedBytes();
    }
  }
}
