@org.jspecify.annotations.NullMarked
package io.plumbline.agent.host.remote.rpc;
