package feedbackloop.notification;

import java.util.Map;

import org.springframework.stereotype.Component;

@Component
public class StaffNotices {

	public void tellGroup(String number, String event, String occasion, String group, Map<String, String> facts) {
	}

}
