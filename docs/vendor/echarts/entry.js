// What chart.js draws with, and nothing else.
import { init, use } from "echarts/core.js";
import { BarChart, LineChart } from "echarts/charts.js";
import { GridComponent, MarkLineComponent } from "echarts/components.js";
import { SVGRenderer } from "echarts/renderers.js";

use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer]);
export { init };
