package feedbackloop.trackers;

import feedbackloop.process.ReadableFile;

import org.springframework.stereotype.Component;

/**
 * What the file of the trackers must be like before it goes live.
 */
@Component
class TrackersContract extends ReadableFile {

	TrackersContract() {
		super(Trackers.FILE, Trackers::read);
	}

}
