@NullMarked
package io.plumbline.collector.web;

import org.jspecify.annotations.NullMarked;
