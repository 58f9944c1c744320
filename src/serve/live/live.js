// What the preview adds to each page, so that an edit is seen at once.
"use strict";
